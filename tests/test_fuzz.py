"""A short run of the fuzzer; a person starts a long one with ``benchmarks/fuzz.py``."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from conftest import ROOT

FUZZER = ROOT / "benchmarks" / "fuzz.py"


@pytest.mark.skipif(not FUZZER.exists(), reason="no part of the source distribution")
@pytest.mark.parametrize(
    ("kind", "count"), [("notations", 3000), ("rows", 6000), ("lines", 20_000), ("stores", 40_000)]
)
def test_nothing_breaks_the_promise(kind: str, count: int) -> None:
    done = subprocess.run(
        [sys.executable, str(FUZZER), str(count), "20261126", kind],
        env={"PATH": os.environ["PATH"]}, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
    assert ", 0 broke the promise" in done.stdout.decode()
