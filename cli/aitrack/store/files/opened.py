"""One YAML file of a store, opened: its kind and its size are seen to, its format is checked."""

from __future__ import annotations

import errno
import os
import stat

from aitrack.errors import NO_FILE, Words, at_once, why
from aitrack.store.files.complaints import Complaint, Complaints
from aitrack.store.files.fields import Fields
from aitrack.store.files.reader import MOST_BYTES, Damage
from aitrack.store.files.recovery import Reading, read
from aitrack.store.places import FOLDERS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from aitrack.store.files.loading import Loading

FORMAT = "1"
MOST_BYTES_SMALL = 1024 * 1024
"""Of what is no list of events or of what happened: schedules, holidays, targets."""


def open_root(path: Path, loading: Loading) -> Fields:
    """The mapping at the top of one file of a store, its damages noted and its format checked."""
    data = loading.instead.get(path)
    new = Complaints(str(path), lambda: read_file(path) if data is None else data)
    return root_of(loading.complaints.setdefault(str(path), new))


def open_file(path: Path) -> Fields:
    """The same of a small file that is no part of a store: a schedule, holidays, targets."""
    return root_of(Complaints(str(path), lambda: read_file(path, MOST_BYTES_SMALL)))


def root_of(complaints: Complaints) -> Fields:
    """Read the file that complaints are kept for: the mapping at its top."""
    try:
        reading = read(complaints.data())
    except OSError as error:
        ko, en = why(error)
        damage = Damage(1, 1, f"읽을 수 없음: {ko}", f"cannot be read: {en}")
        reading = Reading({}, [damage])
    complaints.damages += reading.damages
    root = Fields(reading.root, (), complaints)
    version = root.text("format", required=not reading.damages)
    if version and version != FORMAT:
        words = Words(
            f"형식 {version}은(는) 모름: {FORMAT}만 읽음",
            f"format {version} is unknown: only {FORMAT} is read",
        )
        complaints.add(Complaint(root.at("format"), None, "format", words))
    return root


def read_file(path: Path, most: int = MOST_BYTES) -> bytes:
    """The bytes of a regular file, or one more of them than a file may have, to be refused for.

    Raises:
        OSError: It is not one, or cannot be read, or is no small one where that is expected.
    """
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode) or path.name in FOLDERS:
        os.listdir(path)  # noqa: PTH208, says why it could not be listed, or that it is none
    if not stat.S_ISREG(mode):
        raise OSError(NO_FILE)
    with open(path, "rb", opener=at_once) as file:
        data = file.read(most + 1)
    if most < MOST_BYTES and len(data) > most:
        raise OSError(errno.EFBIG, f"larger than {most >> 20} MiB")
    return data
