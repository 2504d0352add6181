"""One of several values by any of its names; what is said where a name is not known."""

from __future__ import annotations

from aitrack.errors import UsageError, Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import TypeVar

    T = TypeVar("T")

_FEW = 8
_MOST_NEAR = 3
_LEAST_PART = 4
_MOST_LISTED = 40
_WAYS = {
    "--ministry": Words("모두 보려면 aitrack ministries", "aitrack ministries lists all"),
    "--document": Words("모두 보려면 aitrack documents", "aitrack documents lists all"),
}
"""Where to look for a name, where it is one of too many to be listed."""
_NO_MORE: Mapping[str, str] = {}

OTHER_STATES = {
    "기한 경과": "overdue",
    "기한 경과(이행 미확인)": "overdue",
    "이행 미확인": "overdue",
    "기한 경과 · 이행 미확인": "overdue",
    "overdue · delivery unconfirmed": "overdue",
    "delivery unconfirmed": "overdue",
    "partly": "partly",
    "partially done": "partly",
    "일부이행": "partly",
    "지남": "past",
    "미이행": "missed",
    "not done": "missed",
    "완료": "done",
    "이행 완료": "done",
    "미확인": "overdue",
    "일부": "partly",
    "미정": "undated",
    "끝 열림": "ongoing",
    "끝이 열린 약속": "ongoing",
    "open-ended": "ongoing",
    "실적미확인": "ended",
    "기간 종료": "ended",
    "in progress": "open",
    "delivered": "done",
    "known not to be done": "missed",
    "cancelled": "dropped",
    "중단": "dropped",
    "폐기": "dropped",
}
"""What else the screen, or somebody who read it, calls a state."""
_STATUSES = {"missed": "not-done", "open": "in-progress"} | {
    each: each for each in ("done", "partly", "changed", "dropped")
}
"""What is recorded of an item that stands so."""
OTHER_STATUSES = {
    "진행 중": "in-progress",
    "진행": "in-progress",
    "missed": "not-done",
    "open": "in-progress",
    **{name: _STATUSES[each] for name, each in OTHER_STATES.items() if each in _STATUSES},
}
"""What else is said of an outcome: also what the screen calls the state that it makes."""
OTHER_SOURCES = {
    "정부": "government",
    "언론": "press",
    "보도": "press",
    "참고": "reference",
    "사용자": "user",
    "본인": "user",
    "나": "user",
}
OTHER_ORDERS = {
    "과제": "title", "기간": "time", "D-day": "deadline", "days": "time", "표기": "time",
    "as printed": "time", "부처": "ministry",
}  # fmt: skip
"""The heads of a list that are called otherwise."""
GROUPINGS = {
    "ministry": Words("기관", "ministry"),
    "kind": Words("갈래", "kind"),
    "document": Words("문서", "document"),
    "year": Words("해", "year"),
    "state": Words("상태", "state"),
}
"""What rows or bars can stand for."""
OTHER_GROUPINGS = {
    "부처": "ministry", "담당": "ministry", "body": "ministry", "bodies": "ministry",
    "ministries": "ministry", "종류": "kind", "kinds": "kind", "출처": "document",
    "documents": "document", "연도": "year", "년": "year", "기한": "year", "years": "year",
    "states": "state",
}  # fmt: skip
_EACH = "별"
"""기관별 is by 기관."""


def choices(
    option: str,
    asked: Iterable[str],
    known: Mapping[T, Words],
    more: Mapping[str, str] = _NO_MORE,
    *,
    one: bool = False,
    part: bool = False,
) -> frozenset[T]:
    """Values by their name or by what the screen calls them, in either language.

    Args:
        option: Where they were typed.
        asked: What was typed.
        known: The values, and what else they are called.
        more: Other names that people have for them.
        one: Each name must mean one of them; else it means all that are called so.
        part: A name may be the beginning, or much, of what only one of them is called.

    Raises:
        UsageError: A name means nothing, or several where one is wanted; of few values all are
            listed.
    """
    if not asked:
        return frozenset()
    from aitrack.matching import fold_name  # noqa: PLC0415, only for names

    spelled: dict[str, dict[T, None]] = {}
    for value, words in known.items():
        for name in (str(value), words.ko, words.en):
            spelled.setdefault(fold_name(name), {})[value] = None
    by_text = {str(value): value for value in known}
    for name, text in more.items():
        spelled.setdefault(fold_name(name), {})[by_text[text]] = None
    found: set[T] = set()
    for name in asked:
        meant = [value for value in known if one and str(value) == name]
        shown = name.partition("(")[0]  # 이행(정부 발표), 계획 금액 · 진행 중, as the screen has it
        for each in (name, shown, shown.rpartition(" · ")[2]):
            meant = meant or list(spelled.get(fold_name(each), ()))
        if part and not meant and len(fold_name(name)) >= _LEAST_PART:
            inside = {
                each: None
                for called, several in spelled.items()
                for each in several
                if _is_much_of(fold_name(name), called)
            }
            meant = list(inside) if len(inside) == 1 else []
        if not meant:
            names = [name for value, words in known.items() for name in (str(value), *words)]
            all_of = [_named(value, words) for value, words in known.items()]
            raise unknown(option, name, names, all_of if len(all_of) <= _MOST_LISTED else ())
        if one and len(meant) > 1:
            few = ", ".join(map(str, meant[:_FEW])) + ("…" if len(meant) > _FEW else "")
            raise UsageError(
                f"{option}: '{name}'에 맞는 것이 {len(meant)}개입니다: {few}",
                f"{option}: '{name}' fits {len(meant)} of them: {few}",
            )
        found.update(meant)
    return frozenset(found)


def grouping(asked: str, known: Iterable[str]) -> str:
    """What ``--by`` means, in either language.

    Raises:
        UsageError: It is none of those that the command knows.
    """
    if asked in tuple(known):
        return asked
    can = {name: GROUPINGS[name] for name in known}
    more = {name: each for name, each in OTHER_GROUPINGS.items() if each in can}
    bare = asked.removesuffix(_EACH)
    names = {*can, *more, *(words.ko for words in can.values())}
    return choice("--by", bare if bare in names else asked, can, more)


def _named(value: object, words: Words) -> Words:
    """A value and what it is called; in English without what is written in Korean."""
    name = str(value)
    said = [each for each in dict.fromkeys((words.en, name)) if each.isascii()]
    en = f"{said[0]} ({said[1]})" if said[1:] else "".join(said)
    return Words(name if words.ko == name else f"{words.ko}({name})", en or name)


def _is_much_of(part: str, called: str) -> bool:
    """Whether it begins a name, or is a third of it at least: a word alone means nothing."""
    return called.startswith(part) or (part in called and len(part) * 3 >= len(called))


def choice(
    option: str, name: str, known: Mapping[T, Words], more: Mapping[str, str] = _NO_MORE
) -> T:
    """The one of a closed set of values that an option's text names, in either language.

    Raises:
        UsageError: It means none.
    """
    return next(iter(choices(option, (name,), known, one=True, more=more)))


def unknown(
    option: str,
    name: str,
    known: Iterable[str],
    listed: Iterable[Words | str] = (),
    close: Sequence[str] = (),
    way: Words | None = None,
) -> UsageError:
    """What is said where a name is not known: the nearest ones, and all where that is asked.

    Args:
        option: Where it was typed.
        name: What was typed.
        known: The names in use, of which the nearest is proposed.
        listed: All of them, where they are few enough to be read.
        close: Those that may be meant, where that is known already.
        way: Where to look for it.
    """
    from aitrack.matching import nearest  # noqa: PLC0415, only for what is unknown

    near = [*close] or [each for each in (nearest(name, known),) if each]
    few = near[:_MOST_NEAR]
    ko, en = f"{option}: '{name}'을(를) 모릅니다.", f"{option}: unknown '{name}'."
    if few:
        said, more = [f"'{each}'" for each in few], " …" * (len(near) > len(few))
        ko += f" {', '.join(said)}{more}을(를) 찾으십니까?"
        en += f" Did you mean {' or '.join(said)}{more}?"
    way = way or _WAYS.get(option)
    if way and not listed:
        ko, en = f"{ko} {way.ko}", f"{en} {way.en}"
    all_of = [Words(each, each) if isinstance(each, str) else each for each in listed]
    if all_of:
        ko += f" 쓸 수 있는 것: {', '.join(each.ko for each in all_of)}"
        en += f" It takes {', '.join(each.en for each in all_of)}"
    return UsageError(ko, en)
