"""One proposal at a time, as ``git add -p`` does it: what is shown, what is asked, what is kept."""

from __future__ import annotations

from aitrack.errors import Words
from aitrack.intake import entries
from aitrack.intake.known import LIKELY
from aitrack.language import say, spoken
from aitrack.model import Kind
from aitrack.printable import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

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
_WIDEST, _AROUND = 200, 60
"""Letters shown of the line itself, and of the lines around it."""
_NOT = "검토에서 항목이 아니라고 봄"
_ALONE = ("y", "d", "n", "s")
_BULK = {"k": "kind", "h": "at"}
_FIELDS = {"t": "title", "o": "ministries"}


def order(review: Review) -> list[Entry]:
    """The proposals that wait: what is new by line, then what seems to be known already."""
    waiting = review.undecided
    return [e for e in waiting if not likely(e)] + [e for e in waiting if likely(e)]


def likely(entry: Entry) -> bool:
    """Whether a proposal seems to speak of an event that is there already."""
    known = entry.get("known") or []
    return bool(known) and float(known[0].rpartition(" ")[2]) >= LIKELY


def talk(
    review: Review, lines: Sequence[str], ids: Callable[[str], bool], ask: Ask
) -> Iterator[None]:
    """Ask about each proposal that waits; after each answer there is something to save.

    Args:
        review: Changed as answers come.
        lines: Of the document.
        ids: Whether an event of an id is there, or proposed.
        ask: How to show and to ask.
    """
    waiting = order(review)
    at, told = 0, ""
    while at < len(waiting):
        entry = waiting[at]
        if entry["decision"] not in ("", entries.LATER):  # by a bulk key
            at += 1
            continue
        turn = f"{at + 1}/{len(waiting)}, {say('남음', 'left')} {len(_open(waiting))}"
        answer = ask(told + shown(entry, lines, turn, waiting))
        told = ""
        if answer is None or answer.strip() == "q":
            return
        key, _, rest = answer.strip().partition(" ")
        if key == "b":
            at = max(0, at - 1)
            waiting[at]["decision"] = ""
            continue
        if key == "e" or (key in _FIELDS and rest.strip()):
            _edit(entry, ask) if key == "e" else _put(entry, _FIELDS[key], rest.strip())
            yield
            continue
        if number := _decided(entry, waiting, key, rest.strip(), ids):
            at += 1
            told = say(f"{number}건: {key[0]}\n", f"{number}: {key[0]}\n") * (number > 1)
            yield
        else:
            told = HELP.say(spoken())


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
        chosen = _alike(entry, waiting, _BULK[key[1]]) or [entry]
    else:
        return 0
    for each in chosen:
        each["decision"] = key[0]
        if key[0] == entries.NOT:
            each["reason"] = rest or _NOT
    return len(chosen)


def _open(waiting: Sequence[Entry]) -> list[Entry]:
    """Those that nobody has decided yet."""
    return [each for each in waiting if each["decision"] in ("", entries.LATER)]


def _alike(entry: Entry, waiting: Sequence[Entry], field: str) -> list[Entry]:
    """What a bulk key decides with a proposal; what seems to be known is asked for by itself."""
    same = [each for each in _open(waiting) if each.get(field) == entry.get(field)]
    return [each for each in same if not likely(each)]


def _put(entry: Entry, name: str, answer: str) -> None:
    """Write what a person said of a field."""
    if name == "ministries":
        entry[name] = [each.strip() for each in answer.split(",") if each.strip()]
        entry["ministries_from"] = ""
    else:
        entry[name] = answer


def _edit(entry: Entry, ask: Ask) -> None:
    """Ask for each field; an empty answer keeps what stands there."""
    kinds = ", ".join(Kind)
    for name, words in (
        ("title", say("제목", "title")), ("kind", f"{say('갈래', 'kind')} ({kinds})"),
        ("ministries", say("기관(쉼표로)", "ministries (by commas)")), ("id", "id"),
    ):  # fmt: skip
        old = entry.get(name) or ""
        text = ", ".join(old) if isinstance(old, list) else old
        answer = ask(f"{words} [{clean(text)}]: ")
        if answer is None:
            return
        answer = answer.strip()
        if not answer or (name == "kind" and answer not in tuple(Kind)):
            continue
        _put(entry, name, answer)


def shown(entry: Entry, lines: Sequence[str], turn: str, waiting: Sequence[Entry] = ()) -> str:
    """A proposal beside the line that it was read from, its date marked.

    Args:
        entry: The proposal.
        lines: Of the document.
        turn: Which one it is.
        waiting: With it, how many more a bulk key would decide is said.
    """
    number = int(entry["line"])
    page = f", {entry['page']}{say('쪽', ' (page)')}" if entry.get("page") else ""
    rows = [f"\n[{turn}] {clean(entry['at'])}{page}"]
    for at in range(number - 1, number + 2):
        if 0 < at <= len(lines) and lines[at - 1].strip():
            text = clean(lines[at - 1].replace("\t", " | "))
            most = _AROUND
            if at == number:
                text, most = _marked(text, clean(entry["when"])), _WIDEST
            text = text if len(text) <= most else f"{text[:most]}…"
            rows.append(f"{'>' if at == number else ' '}{at:>6}  {text}")
    rows.append(f"        {clean(entry['when'])} = {clean(entry['read'])}")
    if entry.get("read_as"):
        rows.append(f"        read_as {entry['read_as']}: {clean(entry['why'])}")
    who = "·".join(entry.get("ministries") or []) or say("기관 없음", "no ministry")
    rows.append(f"    → {clean(entry['title'])}   [{entry['kind']} · {clean(who)} · {entry['id']}]")
    for place, known in enumerate(entry.get("known") or [], 1):
        if likely(entry) or place == 1:
            rows.append(f"      m{place} {clean(known)}")
    told = [
        f"{len(same)} = {' '.join(way + key for way in 'ydn')}"
        for key, field in _BULK.items() if len(same := _alike(entry, waiting, field)) > 1
    ]  # fmt: skip
    rows += [f"        {say('함께', 'together')}: {', '.join(told)}"] * bool(told)
    return (
        "\n".join(rows)
        + "\n"
        + say("새 항목? [y,d,n,m,t,o,e,s,b,q,?] ", "a new event? [y,d,n,m,t,o,e,s,b,q,?] ")
    )


def _marked(text: str, when: str) -> str:
    """A line with its date between marks, and as much before it as fits."""
    at = text.find(when)
    if at < 0:
        return text
    start = max(0, at - _WIDEST // 2) if len(text) > _WIDEST else 0
    head = ("…" if start else "") + text[start:at]
    return f"{head}»{when}«{text[at + len(when) :]}"
