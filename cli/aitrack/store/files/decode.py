"""Fields → documents, events, mentions, outcomes, exclusions: a value, or None and complaints."""

from __future__ import annotations

from aitrack.bodies import Owners
from aitrack.dates.period import UNDATED, Period
from aitrack.model import Disagreement, Document, Event, Exclusion, Kind, Mention, Nature
from aitrack.store.files.fields import names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.bodies import Bodies
    from aitrack.store.files.fields import Fields

DOCUMENT = names(
    "id title title_en publisher publisher_en dated file sha256 lines url inferred note note_en"
)
EVENT = names(
    "id title title_en kind ministries deliverable nature source when mentions ministries_from"
    " field field_ministries disagree part_of related renamed_from tags note note_en"
)
EVENT_OF_A_SOURCE = {name: None for name in EVENT if name != "mentions"}
MENTION = names("document line at when read_as why why_en inferred ministries")
EXCLUSION = names("document line when why")
REMOVED = names("id title why on")
SYNONYM = names("words")
TAG = names("tag english")
_HEXADECIMAL = frozenset("0123456789abcdef")
_SHA256_LETTERS = 64
_LONGEST_ID = 200


class Known:
    """What entries refer to: documents by id, bodies, tags in English, of all stores of the run."""

    def __init__(
        self, documents: dict[str, Document], bodies: Bodies, tags: dict[str, str]
    ) -> None:
        self.documents, self.bodies, self.tags = documents, bodies, tags
        self._named: dict[str, tuple[str, str]] = {}
        self._owners: dict[tuple[str, ...], Owners] = {}

    def body_id(self, fields: Fields, key: str, name: str, item: int) -> str:
        """The id of a body by any of its names; empty after the complaint where nobody knows it."""
        found = self._body(name)[0]
        if not found:
            close = fields.complaints.guess(
                name, lambda: [each for body in self.bodies for each in body.spellings()]
            )
            fields.complain(
                fields.at(key, item), key,
                f"ministries.yaml에 없는 기관 '{name}'{close}",
                f"'{name}' is not in ministries.yaml{close}",
            )  # fmt: skip
        return found

    def in_english(self, name: str) -> str:
        """The English label of a body by any of its names."""
        return self._body(name)[1]

    def _body(self, name: str) -> tuple[str, str]:
        """Id and English label, looked up once a name; no id, and the name, where it is unknown."""
        if name not in self._named:
            body = self.bodies.find(name)
            self._named[name] = (body.id, body.in_english(name)) if body else ("", name)
        return self._named[name]

    def owners(self, ids: tuple[str, ...]) -> Owners:
        """The names and heirs of some bodies, worked out once: many events have the same owners."""
        found = self._owners.get(ids)
        if found is None:
            found = self._owners[ids] = Owners(self.bodies, ids)
        return found


def is_id(text: str) -> bool:
    """Whether a name is kebab-case: lower case words and numbers joined by single dashes.

    >>> is_id("ai-act-2"), is_id("ai--act"), is_id("Act")
    (True, False, False)
    """
    bare = text.replace("-", "")
    joined = text[:1] != "-" and text[-1:] != "-" and "--" not in text
    short = len(text) <= _LONGEST_ID  # it becomes the name of a file
    return joined and short and bare.isascii() and bare.isalnum() and bare == bare.lower()


def identity(fields: Fields) -> str:
    """The id, in kebab-case; from here on the complaints carry it."""
    text = fields.text("id", required=True)
    if text is None:
        return ""
    fields.event_id = text if len(text) <= _LONGEST_ID else f"{text[:_LONGEST_ID]}…"
    if not is_id(fields.event_id):
        fields.complain(
            fields.at("id"), "id", "id는 소문자·숫자를 -로 이은 것",
            "an id is lower case words joined by -",
        )  # fmt: skip
    return text


def document(fields: Fields) -> Document | None:
    """One entry of ``documents``."""
    found_id = identity(fields)
    title, publisher = fields.needed("title"), fields.needed("publisher")
    dated = fields.day("dated", required=True)
    file, sha256 = fields.needed("file"), fields.text("sha256", required=True)
    checksum(fields, sha256)
    inferred, note = fields.flag("inferred"), fields.text("note")
    title_en, url = fields.text("title_en"), fields.text("url")
    lines = fields.number("lines")
    if url:
        address(fields, "url", url)
    if not fields.finish(DOCUMENT) or dated is None or sha256 is None:
        return None
    return Document(
        found_id, title, publisher, dated, file, sha256, inferred, note, title_en, url,
        fields.text("publisher_en"), fields.text("note_en"), lines,
    )  # fmt: skip


def event(fields: Fields, known: Known) -> Event | None:
    """One entry of ``events``."""
    found_id, title = identity(fields), fields.needed("title")
    kind = fields.choice("kind", Kind, Kind.OTHER)
    printed, ids = _ministries(fields, known)
    label = fields.text("field")
    answering, answering_ids = _ministries(fields, known, "field_ministries")
    if answering and not label:
        fields.complain(
            fields.key("field_ministries"), "field_ministries",
            "field_ministries에는 field가 있어야 함", "field_ministries needs a field",
        )  # fmt: skip
    deliverable, nature = _nature(fields)
    source, when = fields.text("source"), fields.text("when")
    mentions: list[Mention] = []
    if source is None:
        for entry in fields.records("mentions", required=True):
            found = mention(entry, known)
            if found:
                mentions.append(found)
        if when is not None:
            fields.complain(
                fields.at("when"), "when", "when은 mentions 안에 적음",
                "when belongs inside mentions",
            )  # fmt: skip
    else:
        address(fields, "source", source)
        period = fields.period("when", when, None) if when else UNDATED
        if period:
            mentions.append(Mention(None, None, None, when, period))
    named, worked_out = known.owners(ids), known.owners(answering_ids)
    tags = fields.texts("tags")
    found_event = Event(
        found_id, title, kind, named.names, ids, deliverable, tuple(mentions),
        fields.number("ministries_from"), fields.choices("disagree", Disagreement),
        fields.text("part_of"), fields.texts("related"), fields.texts("renamed_from"),
        tags, fields.text("note"), source, fields.text("title_en"), nature,
        label, worked_out.names, answering_ids, named.english, fields.text("note_en"),
        worked_out.english, printed, named.now, named.now_english, named.now_ids, named.moved_to,
        tuple([known.tags.get(tag, tag) for tag in tags]),
    )  # fmt: skip
    known_names = EVENT if source is None else EVENT_OF_A_SOURCE
    return found_event if fields.finish(known_names) else None


def _nature(fields: Fields) -> tuple[bool, Nature | None]:
    """Whether it can be late, and what was promised: the first is short for a delivery."""
    deliverable = fields.flag("deliverable")
    if "nature" not in fields.values:
        return deliverable, Nature.DELIVERY if deliverable else None
    nature = fields.choice("nature", Nature, Nature.DELIVERY)
    if deliverable and nature is not Nature.DELIVERY:
        fields.complain(
            fields.at("nature"), "nature", "deliverable: true이면 nature는 delivery",
            "deliverable: true is a delivery",
        )  # fmt: skip
    return nature is Nature.DELIVERY, nature


def _ministries(
    fields: Fields, known: Known, key: str = "ministries"
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names as they stand there, and the ids of the bodies, each once."""
    if key not in fields.values:
        return (), ()
    written = fields.items(key)
    ids = [known.body_id(fields, key, name, item) for item, name in written]
    return tuple([name for _, name in written]), tuple(dict.fromkeys(ids))


def mention(fields: Fields, known: Known) -> Mention | None:
    """One place in a document, read relative to that document's date."""
    name = fields.text("document", required=True)
    document = known.documents.get(name) if name else None
    if name and not document:
        _unknown_document(fields, name)
    line, at = fields.number("line", required=True), fields.needed("at")
    if document and document.lines and line and line > document.lines:
        fields.complain(
            fields.at("line"), "line", f"{name}은(는) {document.lines}행까지임",
            f"{name} has {document.lines} lines",
        )  # fmt: skip
    when, read_as = fields.text("when"), fields.text("read_as")
    why, inferred = fields.text("why"), fields.flag("inferred")
    if read_as and not (why or inferred):
        fields.complain(
            fields.at("read_as"), "read_as", "read_as에는 why나 inferred가 있어야 함",
            "read_as needs a why, or inferred: true",
        )  # fmt: skip
    ministries, _ = _ministries(fields, known)
    governing = read_as or when
    period: Period | None = UNDATED
    if governing and document:
        period = fields.period("read_as" if read_as else "when", governing, document.dated)
    if not fields.finish(MENTION) or not name or period is None:
        return None
    return Mention(
        name, line, at, when, period, read_as, why, inferred, ministries, fields.text("why_en"),
        tuple([known.in_english(each) for each in ministries]),
    )  # fmt: skip


def exclusion(fields: Fields, documents: dict[str, Document]) -> Exclusion | None:
    """One entry of ``exclusions``."""
    name = fields.text("document", required=True)
    if name and name not in documents:
        _unknown_document(fields, name)
    line, when = fields.number("line", required=True), fields.needed("when")
    why = fields.needed("why")
    if not fields.finish(EXCLUSION) or not name or line is None:
        return None
    return Exclusion(name, line, when, why)


def removed(fields: Fields) -> str | None:
    """One entry of ``removed``: an id that is never used again."""
    name = identity(fields)
    fields.text("title")
    fields.needed("why")
    fields.day("on")
    return name if fields.finish(REMOVED) else None


def _unknown_document(fields: Fields, name: str) -> None:
    fields.complain(
        fields.at("document"), "document", f"모르는 문서 '{name}'", f"unknown document '{name}'"
    )


def checksum(fields: Fields, sha256: str | None) -> None:
    """Complain where a checksum is not one."""
    if sha256 and not (len(sha256) == _SHA256_LETTERS and _HEXADECIMAL.issuperset(sha256)):
        fields.complain(
            fields.at("sha256"), "sha256", "16진수 64자리여야 함", "64 hexadecimal digits"
        )


def address(fields: Fields, name: str, url: str) -> None:
    """Complain where a text is no address: http or https, a host without a user, no white space."""
    scheme, _, rest = url.partition("://")
    host = rest.partition("/")[0]
    if scheme not in ("http", "https") or not host or "@" in host or url.split() != [url]:
        fields.complain(
            fields.at(name), name, "http(s) 주소여야 함", "an http or https address is expected"
        )
