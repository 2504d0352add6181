"""A thousand kills while two writers mark: is every acknowledged entry there, and none twice?

Run from the project's root, in an environment that has aitrack::

    python benchmarks/kills.py 1000

Two processes append entries to one record as fast as they can, each by the function that ``mark``
calls. Both are killed (SIGKILL) at a random moment and started again, until so many kills are done.
An entry counts as acknowledged once its writer has said so on its standard output.
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from aitrack.store.files.recovery import read

WRITER = """
import sys
from pathlib import Path
from aitrack.editing.outcomes import Entry, append
path, name = Path(sys.argv[1]), sys.argv[2]
number = 0
print("ready", flush=True)
while True:
    note = f"{name}-{number}"
    append(path, [Entry("event", "in-progress", "", "2026-11-22", "user", note)])
    print(note, flush=True)
    number += 1
"""
LONGEST_LIFE = 0.06
"""Seconds a writer writes before it is killed, at most."""


def start(path: Path, name: str) -> subprocess.Popen[bytes]:
    """A writer that is ready to write."""
    return subprocess.Popen(  # noqa: S603, our own interpreter
        [sys.executable, "-c", WRITER, str(path), name], stdout=subprocess.PIPE
    )


def end(writer: subprocess.Popen[bytes]) -> list[str]:
    """Kill it; what it had acknowledged (the last line may be half printed, and does not count)."""
    writer.send_signal(signal.SIGKILL)
    out, _ = writer.communicate()
    return [line for line in out.decode().split("\n")[:-1] if line != "ready"]


def written(path: Path) -> list[str]:
    """The notes in the record, which must be whole."""
    reading = read(path.read_bytes())
    if reading.damages:
        raise SystemExit(f"damaged: {reading.damages[0]}")
    return [item["note"] for item in reading.root["outcomes"]]


def main() -> None:
    """Kill, count, compare; exit 1 where anything is lost, doubled or torn."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    chance = random.Random(1)  # noqa: S311, not for secrets
    began, kills = time.monotonic(), 0
    said: list[str] = []
    kept: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "outcomes.yaml"
        while kills < wanted:
            writers = [start(path, f"{kills}-{name}") for name in "ab"]
            for writer in writers:
                if writer.stdout:
                    writer.stdout.readline()  # ready
            time.sleep(chance.random() * LONGEST_LIFE)
            for writer in writers:
                said += end(writer)
                kills += 1
            if kills % 100 == 0 or kills >= wanted:
                kept += written(path)  # read it back, and begin a new one
                path.unlink()
                print(f"\r{kills} kills, {len(said)} acknowledged", end="", file=sys.stderr)
        left = [each.name for each in Path(folder).iterdir() if not each.name.endswith(".lock")]
    lost, doubled = set(said) - set(kept), len(kept) - len(set(kept))
    print(
        f"\n{kills} kills in {time.monotonic() - began:.0f} s: {len(said)} acknowledged, ", end=""
    )
    print(
        f"{len(kept)} in the record, {len(lost)} lost, {doubled} doubled, {len(left)} left beside"
    )
    raise SystemExit(1 if lost or doubled else 0)


if __name__ == "__main__":
    main()
