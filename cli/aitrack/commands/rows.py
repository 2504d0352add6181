"""Rows of a CSV file that somebody hands in: by the names of its columns, each with its line."""

from __future__ import annotations

from aitrack.commands.session import remark
from aitrack.errors import UsageError, Words, at_once, why

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from io import StringIO
    from pathlib import Path

_MOST_BYTES = 1 << 22
MOST_ROWS, MOST_OF_ONE = 2_000, 20
TOO_MANY = Words(
    f"한 파일에 {MOST_ROWS:,}행, 한 항목에 {MOST_OF_ONE}행까지: 나누어 적으십시오",
    f"up to {MOST_ROWS:,} rows a file and {MOST_OF_ONE} an item: record it in parts",
)
"""Each is weighed against what is recorded of its item already."""
_NO_OTHERS: Mapping[str, str] = {}


def read_rows(
    path: Path,
    columns: Sequence[str],
    needed: Sequence[str],
    also: Mapping[str, str] = _NO_OTHERS,
) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a file; blank ones left out.

    Args:
        path: The file.
        columns: The columns that it may have.
        needed: Those that no row may leave empty.
        also: What else a column may be called.

    Raises:
        UsageError: Naming the line: a quote that is not closed, a cell over several lines, a column
            that is not known or stands twice, a row without what is needed.
    """
    import csv  # noqa: PLC0415, only for a file

    reader = csv.reader(_lines(path), strict=True)
    names: list[str] | None = None
    known = ", ".join(columns)
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if not any(cells):
                continue
            if any("\n" in cell or "\r" in cell for cell in cells):
                raise wrong(
                    path, reader.line_num, "칸 하나가 여러 줄임: 따옴표가 닫혔는지 보십시오",
                    "one cell has several lines: is a quote not closed?",
                )  # fmt: skip
            if names is None:
                names = [also.get(cell, cell) for cell in cells]
                while names and not names[-1]:
                    names.pop()
                odd = [cell for cell, name in zip(cells, names, strict=False)
                       if name not in columns or names.count(name) > 1]  # fmt: skip
                if odd:
                    raise wrong(
                        path, reader.line_num, f"칸 '{odd[0]}': 쓸 수 있는 칸은 한 번씩 {known}",
                        f"column '{odd[0]}': columns are, once each, {known}",
                    )  # fmt: skip
                continue
            values = dict(zip(names, cells, strict=False))
            beside = any(cells[len(names) :])
            if beside or not all(values.get(name) for name in needed):
                both_ko, both_en = "와 ".join(needed), " and ".join(needed)
                raise wrong(
                    path, reader.line_num, f"{both_ko}가 있어야 하고 쓸 수 있는 칸은 {known}",
                    f"{both_en} are needed; columns are {known}",
                )  # fmt: skip
            yield reader.line_num, values
    except csv.Error as error:
        raise wrong(
            path, reader.line_num, f"따옴표가 닫히지 않았거나 어긋남 ({error})",
            f"a quote is not closed, or stands wrong ({error})",
        ) from None  # fmt: skip


def wrong(path: Path, line: int, ko: str, en: str) -> UsageError:
    """What is wrong with a line of the file."""
    return UsageError(f"{path}:{line}: {ko}", f"{path}:{line}: {en}")


def _lines(path: Path) -> StringIO:
    """The lines of a CSV file in UTF-8, or in the cp949 that a Korean Excel writes.

    Raises:
        UsageError: It cannot be read, is too large, or is in neither.
    """
    from io import StringIO  # noqa: PLC0415, only for a file

    try:
        named = path.parts[:2] == ("/", "dev")  # a shell's pipe, which is waited for
        with open(path, "rb", opener=None if named else at_once) as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise UsageError(
            f"{path}을(를) 읽을 수 없음: {why(error).ko}", f"cannot read {path}: {why(error).en}"
        ) from None
    if len(data) > _MOST_BYTES:
        most = _MOST_BYTES >> 20
        raise UsageError(f"{path}: {most} MB보다 큼", f"{path}: larger than {most} MB")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = data.decode("cp949")
        except UnicodeDecodeError:
            raise UsageError(
                f"{path}은(는) UTF-8도 cp949도 아님", f"{path} is neither UTF-8 nor cp949"
            ) from None
        remark(f"{path}은(는) cp949로 읽었습니다.", f"{path} was read as cp949")
    return StringIO(text, newline="")  # which ends lines at line ends, and at nothing else
