"""One of several values by any of its names; what is said where a name is not known."""

from __future__ import annotations

from aitrack.errors import UsageError, Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import TypeVar

    T = TypeVar("T")

_FEW = 8
_MOST_LISTED = 40
_WAYS = {
    "--ministry": Words("모두 보려면 aitrack ministries", "aitrack ministries lists all"),
    "--document": Words("모두 보려면 aitrack documents", "aitrack documents lists all"),
    "ID": Words("찾으려면 aitrack search 낱말", "aitrack search WORD finds items"),
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
}
"""What else the screen, or somebody who read it, calls a state."""
OTHER_STATUSES = {
    "진행 중": "in-progress",
    "진행": "in-progress",
    "완료": "done",
    "이행 완료": "done",
    "partially done": "partly",
    "missed": "not-done",
    "미이행 확인": "not-done",
    "open": "in-progress",
}
"""What else is said of an outcome."""
OTHER_SOURCES = {
    "정부": "government",
    "언론": "press",
    "보도": "press",
    "참고": "reference",
    "사용자": "user",
    "본인": "user",
}


def choices(
    option: str,
    asked: Iterable[str],
    known: Mapping[T, Words],
    *,
    one: bool = False,
    more: Mapping[str, str] = _NO_MORE,
) -> frozenset[T]:
    """Values by their name or by what the screen calls them, in either language.

    Args:
        option: Where they were typed.
        asked: What was typed.
        known: The values, and what else they are called.
        one: Each name must mean one of them; else it means all that are called so.
        more: Other names that people have for them.

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


def _named(value: object, words: Words) -> Words:
    """A value and what it is called; documents have a title and a file, tags only themselves."""
    name = str(value)
    ko = name if words.ko == name else f"{words.ko}({name})"
    return Words(ko, name if words.en == name else f"{words.en} ({name})")


def choice(
    option: str, name: str, known: Mapping[T, Words], more: Mapping[str, str] = _NO_MORE
) -> T:
    """The one value that a name means.

    Raises:
        UsageError: It means none.
    """
    return next(iter(choices(option, (name,), known, one=True, more=more)))


def unknown(
    option: str, name: str, known: Iterable[str], listed: Iterable[Words | str] = ()
) -> UsageError:
    """What is said where a name is not known: the nearest one, and all where that is asked."""
    from aitrack.matching import nearest  # noqa: PLC0415, only for what is unknown

    close = nearest(name, known)
    ko = f"{option}: '{name}'을(를) 모릅니다." + (f" '{close}'을(를) 찾으십니까?" if close else "")
    en = f"{option}: unknown '{name}'." + (f" Did you mean '{close}'?" if close else "")
    way = _WAYS.get(option)
    if way and not listed:
        ko, en = f"{ko} {way.ko}", f"{en} {way.en}"
    all_of = [Words(each, each) if isinstance(each, str) else each for each in listed]
    if all_of:
        ko += f" 쓸 수 있는 것: {', '.join(each.ko for each in all_of)}"
        en += f" It takes {', '.join(each.en for each in all_of)}"
    return UsageError(ko, en)
