"""Ministries and other bodies: every name they go by, and who came after whom."""

from __future__ import annotations

from aitrack.errors import Words
from aitrack.matching import fold_name, likely
from aitrack.values import Frozen, dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from aitrack.errors import Lang


@dataclass(frozen=True, slots=True)
class Former(Frozen):
    """A name the same body used to have."""

    name: str
    short: str | None
    english: str | None
    acronym: str | None
    until: date
    """The day from which the next name holds."""
    how: str
    sources: tuple[str, ...]

    def spellings(self) -> Iterator[str]:
        """The name in full, short, in English and as an acronym, as far as it had them."""
        yield from filter(None, (self.name, self.short, self.english, self.acronym))


@dataclass(frozen=True, slots=True)
class Succession(Frozen):
    """What a body that was dissolved became, or who took over its work."""

    to: tuple[str, ...]
    on: date | None
    """The day from which it holds; None where no source says it."""
    how: str
    sources: tuple[str, ...]

    @property
    def kin(self) -> bool:
        """Whether the heirs are the same body in another form: work that moved makes no family."""
        return self.how != MOVED


@dataclass(frozen=True, slots=True)
class Body(Frozen):
    """A ministry, committee or agency."""

    id: str
    name: str
    kind: str
    short: str | None = None
    """The abbreviation for tables."""
    names: tuple[str, ...] = ()
    """Every other way documents and people write it."""
    english: str | None = None
    acronym: str | None = None
    former: tuple[Former, ...] = ()
    succeeded: Succession | None = None
    until: date | None = None
    """The day from which it no longer existed, where nothing succeeded it either."""
    sources: tuple[str, ...] = ()
    note: str | None = None

    @property
    def label(self) -> str:
        """The short name, or the full one where there is none."""
        return self.short or self.name

    @property
    def label_en(self) -> str:
        """The same in English; what the store does not say in it, as it has it."""
        return self.acronym or self.english or self.label

    def said(self, lang: Lang) -> str:
        """The label in the language of the page."""
        return self.label_en if lang == "en" else self.label

    def in_english(self, printed: str) -> str:
        """The English label of a name as printed: of a former one, what it was then."""
        was = self._was(printed)
        return (was and (was.acronym or was.english)) or self.label_en

    def _was(self, printed: str) -> Former | None:
        """The former name that is printed, where it is one."""
        folded = fold_name(printed)
        return next((was for was in self.former if folded in map(fold_name, was.spellings())), None)

    def spellings(self) -> Iterator[str]:
        """Every name it is found by: its id, today's names and all former ones."""
        yield from (self.id, self.name, *self.names)
        yield from filter(None, (self.short, self.english, self.acronym))
        for former in self.former:
            yield from former.spellings()


MOVED = "functions-moved"
HOW = {
    "split": Words("나뉨", "split"),
    "renamed": Words("이름이 바뀜", "renamed"),
    "replaced": Words("없어지고 새로 생김", "replaced"),
    "elevated": Words("승격", "raised in rank"),
    MOVED: Words("없어지고 업무가 옮겨 감", "dissolved, its functions moved"),
}


class Bodies:
    """All bodies of a store, found by any of their names.

    Args:
        bodies: In the order of the store.
        names: Their ids by every name, folded, where that is known already.
    """

    def __init__(self, bodies: Iterable[Body], names: dict[str, str] | None = None) -> None:
        self.by_id = {body.id: body for body in bodies}
        self.names: dict[str, str] = {} if names is None else names
        """Ids by folded names; where two bodies answer to one name, the first of the store."""
        if names is None:
            for body in self.by_id.values():
                for spelling in body.spellings():
                    self.names.setdefault(fold_name(spelling), body.id)
        self._families: dict[str, str] = {}
        self._kin: dict[str, set[str]] | None = None

    def __iter__(self) -> Iterator[Body]:
        return iter(self.by_id.values())

    def find(self, name: str) -> Body | None:
        """The body of a name, however it is spaced or abbreviated."""
        found = self.names.get(fold_name(name))
        return self.by_id[found] if found else None

    def in_english(self, printed: str) -> str:
        """The English label for a name as printed; the name itself where nobody knows it."""
        body = self.find(printed)
        return body.in_english(printed) if body else printed

    def suggest(self, name: str) -> list[str]:
        """Names in use that may be meant, one a body, the nearest first."""
        found: dict[str, str] = {}
        for each in likely(name, [spelling for body in self for spelling in body.spellings()]):
            body = self.find(each)
            found.setdefault(body.id if body else each, each)
        return list(found.values())

    def families(self) -> dict[str, str]:
        """One body to stand for each family, by every body in it."""
        found = self._families
        for body in self if not found else ():
            for each in self.family(body) if body.id not in found else ():
                found[each.id] = body.id
        return found

    def _links(self) -> dict[str, set[str]]:
        """Predecessors and successors of each body that has any."""
        if self._kin is not None:
            return self._kin
        links = self._kin = dict[str, set[str]]()
        for other in self:
            for heir in other.succeeded.to if other.succeeded and other.succeeded.kin else ():
                links.setdefault(other.id, set()).add(heir)
                links.setdefault(heir, set()).add(other.id)
        return links

    def family(self, body: Body) -> tuple[Body, ...]:
        """The body with all predecessors and successors; a split counts as one family."""
        links = self._links()
        seen, waiting = {body.id: body}, [body.id]
        while waiting:
            for known in sorted(links.get(waiting.pop(), ())):
                if known not in seen and known in self.by_id:
                    seen[known] = self.by_id[known]
                    waiting.append(known)
        return tuple(seen.values())

    def succession(self, body: Body) -> Iterator[Words]:
        """What is said of a body that people look for: its former names, and what became of it."""
        for former in body.former:
            how = HOW.get(former.how, Words(former.how, former.how))
            yield Words(
                f"{former.name} → {body.name} ({former.until} {how.ko}): "
                "두 이름의 항목을 함께 봅니다.",
                f"{former.english or former.name} → {body.english or body.name}"
                f" ({former.until}, {how.en}): both names are shown.",
            )
        if after := body.succeeded:
            became = self._became(body, after)
            if after.kin:
                yield Words(
                    f"{became.ko}: 앞뒤 기관의 항목을 함께 봅니다.",
                    f"{became.en}: items of all of them are shown.",
                )
            else:
                yield Words(
                    f"{became.ko}: 이 기관의 항목만 봅니다.",
                    f"{became.en}: only items of this body are shown.",
                )
        elif body.until:
            yield Words(
                f"{body.name}: {body.until}에는 이미 없는 기관이고, 이은 기관은 적혀 있지 않음",
                f"{body.english or body.name}: gone by {body.until}, and no successor is recorded.",
            )

    def heirs(self, body: Body) -> tuple[Body, ...]:
        """The bodies that have the work of one that is no more; none where it is there."""
        found: dict[str, Body] = {}
        waiting, met = [body], {body.id}
        while waiting:
            after = waiting.pop(0).succeeded
            for name in after.to if after else ():
                heir = self.by_id.get(name)
                if heir is None or heir.id in met:
                    continue
                met.add(heir.id)
                if heir.succeeded:
                    waiting.append(heir)
                else:
                    found[heir.id] = heir
        return tuple(found.values())

    def now(self, printed: str) -> Words | None:
        """Who has what a body of a printed name had, where that name or the body is no more."""
        body = self.find(printed)
        if body is None:
            return None
        if body.succeeded:
            return self._became(body, body.succeeded)
        folded = fold_name(printed)
        for former in body.former:
            if folded in map(fold_name, former.spellings()):
                how = HOW.get(former.how, Words(former.how, former.how))
                return Words(
                    f"{former.name} → {body.name} ({former.until} {how.ko})",
                    f"{former.english or former.name} → {body.english or body.name}"
                    f" ({former.until}, {how.en})",
                )
        return None

    def _became(self, body: Body, after: Succession) -> Words:
        """A body, its heirs, and the day and the manner of it."""
        how = HOW.get(after.how, Words(after.how, after.how))
        heirs = [self.by_id[heir] for heir in after.to if heir in self.by_id]
        named = ", ".join(heir.english or heir.name for heir in heirs)
        ko, en = (after.on, after.on) if after.on else ("날짜 미확인:", "day unconfirmed")
        return Words(
            f"{body.name} → {'·'.join(heir.name for heir in heirs)} ({ko} {how.ko})",
            f"{body.english or body.name} → {named} ({en}, {how.en})",
        )


class Owners:
    """What is said of the bodies of an event: their names, and who has the work of those gone.

    Args:
        bodies: All that are known.
        ids: Of the event's; empty where nobody knows one.
    """

    def __init__(self, bodies: Bodies, ids: tuple[str, ...]) -> None:
        known = [bodies.by_id[each] for each in ids if each]
        gone = [(body, heirs) for body in known if (heirs := bodies.heirs(body))]
        self.names = tuple([body.label for body in known])
        self.english = tuple([body.label_en for body in known])
        self.now = tuple([
            f"{body.label} → {'·'.join([each.label for each in heirs])}" for body, heirs in gone
        ])  # fmt: skip
        self.now_english = tuple([
            f"{body.label_en} → {', '.join([each.label_en for each in heirs])}"
            for body, heirs in gone
        ])  # fmt: skip
        self.now_ids = tuple(dict.fromkeys(each.id for _, heirs in gone for each in heirs))
        moved = [  # an heir that is named itself is the one that goes on
            each.id for body, heirs in gone if body.succeeded and not body.succeeded.kin
            for each in heirs if not any(heir.id in ids for heir in heirs)
        ]  # fmt: skip
        self.moved_to = tuple(dict.fromkeys(moved))
