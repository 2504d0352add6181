"""A million strings thrown at the reader: nothing but its own error may come out, and quickly.

python benchmarks/fuzz.py [COUNT] [SEED]
"""

from __future__ import annotations

import random
import sys
import time
from datetime import date

from aitrack.dates.find import find
from aitrack.dates.notation import NotationError, read
from aitrack.dates.tokens import WORDS
from aitrack.dates.wording import describe, format_edtf

REFERENCE = date(2025, 6, 15)
ALPHABET = [
    *"0123456789" * 4, *"'’‘~～∼.()[]-/,· ○%", "24", "25", "2025", "12", "31", "㈭", "\u1112\u1161",
    "\u0301", "\n", "5년간", "D-", "매년", "공포 후",
    "받은 날부터", "영업일 기준", "설 연휴", "임기", "회계연도 종료 후", "3일 이내", "에",
    "은 ", " ", "within 30 days of ", "by ", "end of ", "March ", "令和", "年度", *WORDS,
]  # fmt: skip
LONGEST = 12


def main() -> None:
    """Count what was read and refused, and the slowest string."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1  # noqa: PLR2004
    chance = random.Random(seed)  # noqa: S311, not for secrets
    read_well = found = 0
    slowest, worst = 0.0, ""
    begin = time.perf_counter()
    for _ in range(count):
        text = "".join(chance.choices(ALPHABET, k=chance.randint(0, LONGEST)))
        start = time.perf_counter()
        try:
            reading = read(text, REFERENCE, REFERENCE if chance.random() < 0.5 else None)  # noqa: PLR2004
            describe(reading.period)
            format_edtf(reading.period, approximate=reading.approximate, known=reading.edtf)
            read_well += 1
        except NotationError as error:
            if not 0 <= error.column <= len(text):
                raise
        found += sum(1 for _ in find(text, REFERENCE))
        spent = time.perf_counter() - start
        if spent > slowest:
            slowest, worst = spent, text
    seconds = time.perf_counter() - begin
    print(
        f"{count} strings (seed {seed}): {read_well} read, {found} found in text, {seconds:.0f} s"
    )
    print(f"slowest: {slowest * 1e3:.1f} ms, {worst!r}")


if __name__ == "__main__":
    main()
