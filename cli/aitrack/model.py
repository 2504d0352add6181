"""What aitrack knows: documents, events and their mentions, bodies, outcomes. Frozen values."""

from __future__ import annotations

from binascii import crc32

from aitrack.values import Frozen, StrEnum, dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from aitrack.dates.period import Period
    from aitrack.errors import Words

_APART = "\x1f"
"""Between what a key is made of."""


class Kind(StrEnum):
    """What an event is."""

    SUMMIT = "summit"
    MEETING = "meeting"
    MOU = "mou"
    STATEMENT = "statement"
    LAW = "law"
    PLAN = "plan"
    PROGRAMME = "programme"
    SERVICE = "service"
    INFRASTRUCTURE = "infrastructure"
    INVESTMENT = "investment"
    TARGET = "target"
    PHASE = "phase"
    ORGANISATION = "organisation"
    OTHER = "other"


class Nature(StrEnum):
    """What sort of thing was promised: only what is to be delivered can be late."""

    DELIVERY = "delivery"
    AMOUNT = "amount"
    """Planned for a period: a budget, an investment, a forecast."""
    TARGET = "target"
    """A figure to be reached."""
    WINDOW = "window"
    """A phase, or something that takes place."""
    UMBRELLA = "umbrella"
    """Stands over other items, which are the promises."""
    EXAMPLE = "example"
    """An example, a review or a support without an end that could be measured."""


class Status(StrEnum):
    """What an outcome entry says happened."""

    DONE = "done"
    PARTLY = "partly"
    CHANGED = "changed"
    DROPPED = "dropped"
    IN_PROGRESS = "in-progress"
    RETRACTED = "retracted"
    """Nothing happened: an earlier entry is taken back."""
    NOT_DONE = "not-done"
    """On the day said it had not been done: known late, where its deadline had passed by then."""


class Disagreement(StrEnum):
    """What the places that speak of an event do not agree on."""

    DATE = "date"
    NAME = "name"
    MINISTRY = "ministry"
    FIGURE = "figure"
    STRENGTH = "strength"


class Source(StrEnum):
    """Whose word an outcome rests on."""

    GOVERNMENT = "government"
    PRESS = "press"
    REFERENCE = "reference"
    USER = "user"


@dataclass(frozen=True, slots=True)
class Document(Frozen):
    """A text that promises were read from."""

    id: str
    title: str
    publisher: str
    dated: date
    """The reference for relative dates in it."""
    file: str
    """The file that line numbers count in."""
    sha256: str
    inferred: bool = False
    """Its date is not printed in it; ``note`` says where it comes from."""
    note: str | None = None
    title_en: str | None = None
    url: str | None = None
    """Where the text can be read."""
    publisher_en: str | None = None
    note_en: str | None = None
    lines: int | None = None
    """How many its text has."""


@dataclass(frozen=True, slots=True)
class Mention(Frozen):
    """One place that speaks of an event, and how its date was read."""

    document: str | None
    """None for an event known only from a web address."""
    line: int | None
    """1-based, in the document's file."""
    at: str | None
    """Heading path in the document."""
    when: str | None
    """The notation exactly as printed; None where the place gives no date."""
    period: Period
    read_as: str | None = None
    why: str | None = None
    inferred: bool = False
    """``read_as`` supplies what the document leaves out, rather than mending what it has wrong."""
    ministries: tuple[str, ...] = ()
    """As printed at this place."""
    why_en: str | None = None
    ministries_en: tuple[str, ...] = ()
    """The same as ``ministries``, each by its English abbreviation or name."""


@dataclass(frozen=True, slots=True)
class Event(Frozen):
    """One thing that was promised or happened; its first mention governs."""

    id: str
    title: str
    kind: Kind
    ministries: tuple[str, ...]
    """The bodies it stands under, each once and by its one short name; see ``ministries_printed``.
    """
    ministry_ids: tuple[str, ...]
    deliverable: bool
    """Someone promised it, so it can be late."""
    mentions: tuple[Mention, ...]
    ministries_from: int | None = None
    """The line of the heading that the ministries were taken from, where the item names none."""
    disagree: tuple[Disagreement, ...] = ()
    """What else than the dates the mentions contradict each other on, as a reader found."""
    part_of: str | None = None
    related: tuple[str, ...] = ()
    renamed_from: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    note: str | None = None
    source: str | None = None
    """A web address, where no document of the store speaks of it."""
    title_en: str | None = None
    nature: Nature | None = None
    """None where the store does not say."""
    field: str | None = None
    """The label that a table prints for its row."""
    field_ministries: tuple[str, ...] = ()
    """Bodies that answer for what the label says, worked out by a reader: not printed there."""
    field_ministry_ids: tuple[str, ...] = ()

    @property
    def owner_ids(self) -> tuple[str, ...]:
        """The bodies it is found by: those named, then those worked out, each once."""
        if not (self.field_ministry_ids or self.moved_to_ids):
            return self.ministry_ids
        return tuple(
            dict.fromkeys((*self.ministry_ids, *self.field_ministry_ids, *self.moved_to_ids))
        )

    ministries_en: tuple[str, ...] = ()
    """The same as ``ministries``, each by its English abbreviation or name."""
    note_en: str | None = None
    field_ministries_en: tuple[str, ...] = ()
    ministries_printed: tuple[str, ...] = ()
    """Names as the document writes them."""
    ministries_now: tuple[str, ...] = ()
    """Of each body that is no more, who has its work: ``기재부 → 재경부·기획처``."""
    ministries_now_en: tuple[str, ...] = ()
    ministry_ids_now: tuple[str, ...] = ()
    """The bodies that have it."""
    moved_to_ids: tuple[str, ...] = ()
    """Those that took over the work of a body gone, where no heir of it is named: worked out."""
    tags_en: tuple[str, ...] = ()
    """The same as ``tags``, each in English where the store says it."""

    @property
    def period(self) -> Period:
        """The governing reading."""
        return self.mentions[0].period

    @property
    def inferred(self) -> bool:
        """Whether the governing date was partly supplied by the reader."""
        return self.mentions[0].inferred or self.period.inferred

    @property
    def conflict(self) -> bool:
        """Whether its mentions give dates that cannot all be right."""
        return Disagreement.DATE in self.disagreements

    @property
    def disagreements(self) -> tuple[Disagreement, ...]:
        """What they contradict each other on; a mention without a date contradicts no date."""
        if len(self.mentions) == 1:
            return self.disagree
        from aitrack.dates.period import at_odds  # noqa: PLC0415, there already where a period is

        said = [mention.period for mention in self.mentions if mention.when or mention.read_as]
        moved = at_odds(said)
        return (*([Disagreement.DATE] * moved), *self.disagree)


@dataclass(frozen=True, slots=True)
class Evidence(Frozen):
    """Where an outcome can be read."""

    title: str | None
    publisher: str
    """Empty where nobody published it: a file of one's own, a document with a number."""
    url: str | None
    dated: date | None
    file: str | None = None
    """A file of the recorder's own, and what was in it."""
    sha256: str | None = None
    number: str | None = None
    """The registration number of an official document."""


@dataclass(frozen=True, slots=True)
class Outcome(Frozen):
    """One entry of the record: what happened to an event, and how that is known."""

    event: str
    status: Status
    on: str | None
    """When it happened, as the record writes it; a day, a month or a year."""
    happened: Period | None
    """``on`` as days; None where it is not known."""
    recorded: date
    by: Source
    note: str | None
    evidence: tuple[Evidence, ...]
    renamed_to: str | None = None
    """The name under which the promise was kept, where that is another one."""
    candidate: bool = False
    """To be confirmed: shown, and changing no state."""
    note_en: str | None = None
    renamed_to_en: str | None = None
    retracts: str | None = None
    """The key of an earlier entry of this event that no longer holds."""

    @property
    def key(self) -> str:
        """What an entry is called by one that takes it back: a checksum of what it says."""
        said = [
            self.event, self.status, self.on, self.recorded.isoformat(), self.by, self.note,
            self.renamed_to, self.retracts,
            *[each.url or each.sha256 or each.number for each in self.evidence],
        ]  # fmt: skip
        return f"{crc32(_APART.join([each or '' for each in said]).encode()):08x}"

    def known(self, day: date) -> bool:
        """Whether it had happened by a day: the last day of a month or year said decides."""
        if self.happened is None:
            return self.recorded <= day
        last = self.happened.last_day
        return last is not None and last <= day


@dataclass(frozen=True, slots=True)
class Problem(Frozen):
    """Bad data and its place: 1-based line and column."""

    path: str
    line: int
    column: int
    event_id: str | None
    field: str | None
    message: Words


@dataclass(frozen=True, slots=True)
class Exclusion(Frozen):
    """A date in a document that is no event, and why."""

    document: str
    line: int
    when: str
    """The notation as it is found there; ``*`` for every one of the line."""
    why: str
