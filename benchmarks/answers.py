"""What the index itself takes: from opening it to a report, without the command line.

python benchmarks/answers.py FOLDER [--rounds N]

Each answer is asked in a process of its own and in turn with the others, and so is ``pass``; what
is printed is the median of the processor time, in milliseconds. Compare stores of several sizes
made by ``stores.py``.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from statistics import median

PROGRAM = """
import sys, time
began = time.process_time()
from aitrack.dates.day import date
from aitrack.answers.library import Indexed
from aitrack.model import Kind
from aitrack.query import Query
from aitrack.answers.due import build_due
from aitrack.answers.listing import build_list
from aitrack.answers.report import Frame, build_timeline
from aitrack.answers.scores import By, score_indexed
from aitrack.store.index.opening import open_fresh
name, folder = sys.argv[1:]
today = date(2026, 11, 24)
index = open_fresh([folder])
if index is None:
    from pathlib import Path
    from aitrack.store.index.build import refresh
    refresh([Path(folder)], today)
    began = time.process_time()
    index = open_fresh([folder])
timeline = Indexed(index)
frame = Frame(timeline, today, None, {}, 0, 0, 50)
if name == "due":
    body = timeline.bodies.find("과기정통부")
    ids = frozenset(each.id for each in timeline.bodies.family(body))
    build_due(frame, Query(ministry_ids=ids), date(2026, 12, 24), overdue=False)
elif name == "list":
    build_list(frame, Query(kinds=frozenset({Kind.LAW})))
elif name == "timeline":
    build_timeline(frame, Query(first=date(2026, 1, 1), stop=date(2027, 1, 1)))
elif name == "stats":
    score_indexed(timeline, By.MINISTRY, today)
elif name == "search":
    build_list(frame, Query(text="AI 인재"))
elif name == "all":
    build_list(Frame(timeline, today, None, {}, 0), Query(kinds=frozenset()))
print((time.process_time() - began) * 1e3)
"""
NAMES = ("open", "due", "list", "timeline", "stats", "search")


def main() -> None:
    """Print a line for each question."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=7)
    asked = parser.parse_args()
    taken: dict[str, list[float]] = {name: [] for name in NAMES}
    for number in range(asked.rounds + 1):
        for name in NAMES:
            run = [sys.executable, "-c", PROGRAM, name, str(asked.folder.resolve())]
            done = subprocess.run(run, capture_output=True, check=True)  # noqa: S603, ourselves
            if number:
                taken[name].append(float(done.stdout))
    for name, values in taken.items():
        print(f"{name:10}{median(values):8.1f}")


if __name__ == "__main__":
    main()
