"""How well and how fast notations are read, beside the libraries people would otherwise use.

Run from the project's root, in an environment that has the rivals::

    python -m venv .bench && .bench/bin/pip install -q . dateparser korean-datetime
    .bench/bin/python benchmarks/notations.py

Exact means both days and both open ends are right. A rival that knows no open ends counts as
right where the days it does give are right (``~'25`` as 2025-12-31, ``'24~`` as 2024-01-01), and
one that gives a single day is asked for the first day only.
"""

from __future__ import annotations

import sys
import time
import warnings
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from aitrack.dates.find import find
from aitrack.dates.notation import NotationError, read
from aitrack.dates.reading import Form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

DATA = Path(__file__).resolve().parents[1] / "tests" / "data"
REFERENCE = date(2025, 6, 15)
ANCHOR = date(2025, 1, 21)
Days = tuple[date | None, date | None]
Answer = Days | None
ROUNDS = 3
DAY = timedelta(days=1)


def rows(name: str) -> list[list[str]]:
    """The lines of a table of the tests."""
    lines = (DATA / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def expressions() -> list[tuple[str, date, Days]]:
    """Notations that name days: the catalogue, then the documents' own."""

    def day(text: str) -> date | None:
        return date.fromisoformat(text) if text else None

    found = []
    for text, *rest in rows("catalogue.tsv"):
        start, end = [*rest, ""][:2]
        if start[:1].isdigit() or end[:1].isdigit():
            found.append((text, REFERENCE, (day(start), day(end))))
    for text, reference, start, end, *_ in rows("notations.tsv"):
        found.append((text, date.fromisoformat(reference), (day(start), day(end))))
    return found


def aitrack(text: str, reference: date, anchor: date | None = ANCHOR) -> Answer:
    """This project."""
    try:
        reading = read(text, reference, anchor)
    except NotationError:
        return None
    if reading.form is not Form.DATE and reading.period.stop is None:
        return None
    return reading.period.start, reading.period.last_day


def unanchored(text: str, reference: date) -> Answer:
    """This project, with no day to count from."""
    return aitrack(text, reference, None)


def rivals() -> dict[str, Callable[[str, date], Answer]]:
    """What is installed of the others."""
    found: dict[str, Callable[[str, date], Answer]] = {}
    try:
        import korean_datetime  # noqa: PLC0415

        def korean(text: str, reference: date) -> Answer:
            answer = korean_datetime.parse(text, reference)
            return (answer.start.date(), (answer.end - DAY).date()) if answer else None

        found["korean-datetime"] = korean
    except ImportError:
        pass
    try:
        import dateparser  # noqa: PLC0415

        def loose(text: str, reference: date) -> Answer:
            settings = {"RELATIVE_BASE": datetime.combine(reference, datetime.min.time())}
            answer = dateparser.parse(text, languages=["ko", "en"], settings=settings)
            return (answer.date(), None) if answer else None

        found["dateparser"] = loose
    except ImportError:
        pass
    from dateutil import parser  # noqa: PLC0415

    def guessing(text: str, reference: date) -> Answer:
        default = datetime.combine(reference, datetime.min.time())
        try:
            return parser.parse(text, default=default).date(), None
        except (ValueError, OverflowError, TypeError):
            return None

    found["dateutil.parser"] = guessing
    return found


def right(answer: Answer, days: Days, *, single: bool) -> bool:
    """Whether an answer names the days, leniently for a library that cannot say all of it."""
    if answer is None:
        return False
    if single:
        return answer[0] == (days[0] or days[1])
    pairs = [(mine, theirs) for mine, theirs in zip(days, answer, strict=True) if mine]
    return all(mine == theirs for mine, theirs in pairs)


def measure(name: str, parse: Callable[[str, date], Answer], single: bool) -> list[str]:
    """One line of the table."""
    texts = expressions()
    refused = [row[0] for row in rows("refusals.tsv")]
    exact = wrong = 0
    for text, reference, days in texts:
        answer = guard(parse, text, reference)
        is_right = answer == days if name == "aitrack" else right(answer, days, single=single)
        exact += is_right
        wrong += answer is not None and not is_right
    alone = unanchored if parse is aitrack else parse  # 3일 이내 is a length where none is given
    kept = sum(guard(alone, text, REFERENCE) is None for text in refused)
    best = min(timed(parse, texts) for _ in range(ROUNDS))
    return [
        name, f"{exact / len(texts):.1%}", f"{wrong / len(texts):.1%}",
        f"{kept / len(refused):.1%}", f"{best / len(texts) * 1e6:.0f}",
    ]  # fmt: skip


def guard(parse: Callable[[str, date], Answer], text: str, reference: date) -> Answer:
    """An exception of a rival counts as a refusal."""
    try:
        return parse(text, reference)
    except Exception:  # noqa: BLE001, whatever a library throws
        return None


def timed(parse: Callable[[str, date], Answer], texts: Iterable[tuple[str, date, Days]]) -> float:
    """Seconds for all expressions once."""
    begin = time.perf_counter()
    for text, reference, _ in texts:
        guard(parse, text, reference)
    return time.perf_counter() - begin


def scanning() -> list[list[str]]:
    """Seconds for texts of growing length, made of the tables' own lines."""
    words = " 그리고 다른 말이 이어지는 본문, 수치(12개, 3.5%)와 이름 " * 400
    line = " ".join(row[0] for row in rows("notations.tsv")) + words  # a date every 250 bytes
    found = []
    for megabytes in (0.25, 0.5, 1, 2, 4):
        text = line * int(megabytes * 1e6 / len(line.encode()) + 1)
        begin = time.perf_counter()
        number = sum(1 for _ in find(text, REFERENCE))
        seconds = time.perf_counter() - begin
        found.append([f"{megabytes}", f"{number}", f"{seconds:.2f}", f"{seconds / megabytes:.2f}"])
    return found


def table(heads: list[str], lines: Iterable[list[str]]) -> str:
    """As Markdown."""
    all_lines = [heads, ["---"] * len(heads), *lines]
    return "\n".join(f"| {' | '.join(line)} |" for line in all_lines)


def main() -> None:
    """Print both tables."""
    warnings.simplefilter("ignore")
    lines = [measure("aitrack", aitrack, single=False)]
    for name, parse in rivals().items():
        lines.append(measure(name, parse, single=name != "korean-datetime"))
    number, refused = len(expressions()), len(rows("refusals.tsv"))
    heads = ["reader", f"exact of {number}", "answered wrongly", f"refused of {refused}", "µs each"]
    print(f"Python {sys.version.split()[0]}\n")
    print(table(heads, lines), "\n")
    print(table(["MB", "dates found", "seconds", "seconds a MB"], scanning()))


if __name__ == "__main__":
    main()
