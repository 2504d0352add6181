"""One proposal at a time, as ``git add -p`` does it: what is shown, what is asked, what is kept."""

from __future__ import annotations

from aitrack.errors import Words
from aitrack.intake import entries, showing
from aitrack.intake.showing import alike, likely, still_open
from aitrack.language import say, spoken
from aitrack.model import Kind
from aitrack.printable import clean
from aitrack.store.files.decode import is_id

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import Any

    from aitrack.intake.entries import Entry, Review

    Ask = Callable[[str], str | None]
    """Shows a text and returns what a person answers; None where nobody does any more."""

HELP = Words(
    """\
y  새 항목으로            d  새 항목이며 약속된 것(늦을 수 있음)
n  항목이 아님 (n 까닭)   m  이미 있는 항목을 말한 곳 (m1, m2, m3, m ID)
t 제목  제목만 고치기   o 기관,기관  기관만 고치기   e  제목·갈래·기관·id 차례로 고치기
s  나중에   b  앞의 것으로   q  그만(정한 것은 남음)
yk dk nk  같은 갈래 모두  yh dh nh  같은 제목(자리) 아래 모두   ?  이 도움말
""",
    """\
y  a new event            d  a new event that was promised (can be late)
n  no event (n why)       m  speaks of a known event (m1, m2, m3, m ID)
t TITLE  another title   o NAME, NAME  other ministries
e  edit title, kind, ministries and id, one after the other
s  later   b  back   q  stop (what is decided stays)
yk dk nk  all of this kind   yh dh nh  all under this heading   ?  this help
""",
)
_NOT = "검토에서 항목이 아니라고 봄"
_KINDS = {each.value: each.value for each in Kind}
_ALONE = ("y", "d", "n", "s")
_FIELDS = {"t": "title", "o": "ministries"}


def order(review: Review) -> list[Entry]:
    """The proposals that wait: what is new by line, then what seems to be known already."""
    waiting = review.undecided
    return [e for e in waiting if not likely(e)] + [e for e in waiting if likely(e)]


def talk(
    review: Review,
    lines: Sequence[str],
    ids: Callable[[str], bool],
    ask: Ask,
    *,
    title_of: Callable[[str], str] = lambda _: "",
    unknown: Callable[[str], str] = lambda _: "",
    kinds: Mapping[str, str] = _KINDS,
) -> Iterator[None]:
    """Ask about each proposal that waits; after each answer there is something to save.

    Args:
        review: Changed as answers come.
        lines: Of the document.
        ids: Whether an event of an id is there, or proposed.
        ask: How to show and to ask.
        title_of: The title of an event that a proposal may be.
        unknown: What to say of the name of a body; empty where the store has it.
        kinds: What kinds are called on the screen.
    """
    waiting = order(review)
    show = showing.Show(review, lines, title_of, kinds)
    at, told = 0, ""
    while at < len(waiting):
        entry = waiting[at]
        if entry["decision"] not in ("", entries.LATER):  # by a bulk key
            at += 1
            continue
        turn = f"{at + 1}/{len(waiting)}, {say('남음', 'left')} {len(still_open(waiting))}"
        answer = ask(told + show.proposal(entry, turn, waiting))
        told = ""
        if answer is None or answer.strip() == "q":
            return
        key, _, rest = answer.strip().partition(" ")
        if key == "b":
            at = max(0, at - 1)
            waiting[at]["decision"] = ""
            continue
        if key == "e" or (key in _FIELDS and rest.strip()):
            _edit(entry, ask, kinds, ids) if key == "e" else _put(entry, _FIELDS[key], rest.strip())
            told = "".join(map(unknown, entry.get("ministries") or ()) if key in "eo" else "")
            yield
            continue
        if number := _decided(entry, waiting, key, rest.strip(), ids):
            at += 1
            told = say(f"{number}건: {key[0]}\n", f"{number}: {key[0]}\n") * (number > 1)
            yield
        elif key == "m" and rest.strip():
            told = say(
                f"'{clean(rest.strip())}': 그런 id의 항목은 저장소에 없음\n",
                f"the store has no item of the id '{clean(rest.strip())}'\n",
            )
        else:
            odd = answer.strip() not in ("", "?")
            told = (
                say(
                    f"'{clean(answer.strip())}': 그런 답은 없음\n",
                    f"no such answer: '{clean(answer.strip())}'\n",
                )
                * odd
            )
            told += HELP.say(spoken())


def _decided(
    entry: Entry, waiting: list[Entry], key: str, rest: str, ids: Callable[[str], bool]
) -> int:
    """Carry out one answer: of how many proposals; 0 where it is none."""
    if key[:1] == "m" and len(key) <= 2:  # noqa: PLR2004, m1
        known = entry.get("known") or []
        turn = key[1:] or "1"
        name = rest or (
            known[int(turn) - 1].partition(" ")[0]
            if turn.isdigit() and 0 < int(turn) <= len(known)
            else ""
        )
        if not name or not ids(name):
            return 0
        entry |= {"decision": entries.KNOWN, "event": name}
        return 1
    if key in _ALONE:
        chosen = [entry]
    elif len(key) == 2 and key[0] in "ydn" and key[1] in "kh":  # noqa: PLR2004, a bulk key
        chosen = alike(entry, waiting, showing.BULK[key[1]]) or [entry]
    else:
        return 0
    for each in chosen:
        each["decision"] = key[0]
        if key[0] == entries.NOT:
            each["reason"] = rest or _NOT
    return len(chosen)


def _put(entry: Entry, name: str, answer: str) -> None:
    """Write what a person said of a field."""
    if name == "ministries":
        entry[name] = [each.strip() for each in answer.split(",") if each.strip()]
        entry["ministries_from"] = ""
    else:
        entry[name] = answer


def _edit(entry: Entry, ask: Ask, kinds: Mapping[str, str], ids: Callable[[str], bool]) -> None:
    """Ask for each field until it is a good one; an empty answer keeps what stands there."""
    names = ", ".join(kinds.values())
    for name, words in (
        ("title", say("제목", "title")), ("kind", f"{say('갈래', 'kind')} ({names})"),
        ("ministries", say("기관(쉼표로)", "ministries (by commas)")), ("id", "id"),
    ):  # fmt: skip
        old = entry.get(name) or ""
        text = ", ".join(old) if isinstance(old, list) else kinds.get(old, old)
        told = ""
        while True:
            answer = ask(f"{told}{words} [{clean(text)}]: ")
            if answer is None:
                return
            value = answer.strip()
            if name == "kind":
                value = next((each for each in kinds if value in (each, kinds[each])), "")
            told = "" if not answer.strip() else _wrong(name, value, answer.strip(), ids, old)
            if not told:
                break
        if value:
            _put(entry, name, value)


def _wrong(name: str, value: str, answer: str, ids: Callable[[str], bool], old: Any) -> str:
    """What is wrong with an answer; empty where nothing is."""
    if name == "kind" and not value:
        return say(f"'{clean(answer)}': 그런 갈래는 없음\n", f"no such kind: '{clean(answer)}'\n")
    if name == "id" and not is_id(value):
        return say(
            f"'{clean(answer)}': id는 소문자·숫자를 -로 이은 것\n",
            f"'{clean(answer)}': an id is lower case words joined by -\n",
        )
    if name == "id" and value != old and ids(value):
        return say(f"'{value}': 이미 있는 id\n", f"'{value}': there is such an id already\n")
    return ""
