"""A zip file of a document: its members, within the size a document may have."""

from __future__ import annotations

import zipfile

from aitrack.intake.lines import MOST_BYTES, Unreadable, too_large

UNTOLD = "unknown error"
"""What lxml says where its library had no memory left."""
_CHUNK_BYTES = 1 << 20
_MOST_MEMBERS = 10_000
_MOST_LIST_BYTES = 4 << 20
_LONGEST_END = 66_000
"""Of the record that ends an archive, its comment with it."""


def opened(path: str) -> zipfile.ZipFile:
    """The archive, once what it says of itself is within bounds.

    Raises:
        Unreadable: It is damaged, or claims to unpack to more than any document.
    """
    try:
        _counted(path)
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise damaged(error) from None
    members = archive.infolist()
    texts = [each.file_size for each in members if each.filename.endswith((".xml", ".rels"))]
    if len(members) > _MOST_MEMBERS or sum(texts) > MOST_BYTES:
        raise too_large("압축을 푼 글")
    return archive


def _counted(path: str) -> None:
    """Look at what the end of an archive says of its list before the list is read.

    Raises:
        Unreadable: It lists more than any document.
    """
    with open(path, "rb") as file:  # noqa: PTH123, a path is text here
        file.seek(0, 2)
        file.seek(max(0, file.tell() - _LONGEST_END))
        end = file.read()
    at = end.rfind(b"PK\5\6")
    number = int.from_bytes(end[at + 10 : at + 12], "little")
    size = int.from_bytes(end[at + 12 : at + 16], "little")
    if at >= 0 and (number > _MOST_MEMBERS or size > _MOST_LIST_BYTES):
        raise Unreadable(
            f"압축 안의 파일이 {_MOST_MEMBERS:,}개보다 많음: 문서가 아니거나 부풀린 파일",
            f"more than {_MOST_MEMBERS:,} files in it: no document, or a bomb",
        )


def content(archive: zipfile.ZipFile, name: str) -> bytes:
    """One member, counted while it is unpacked: what a zip says of its sizes may be a lie.

    Raises:
        Unreadable: It is missing, locked, damaged or too large.
    """
    parts, size = [], 0
    try:
        with archive.open(name) as member:
            while part := member.read(_CHUNK_BYTES):
                size += len(part)
                if size > MOST_BYTES:
                    raise too_large(name)  # noqa: TRY301, here it is known
                parts.append(part)
    except KeyError:
        raise Unreadable(f"{name}이(가) 없는 파일", f"{name} is missing in it") from None
    except RuntimeError:  # how zipfile says that it wants a password
        raise locked() from None
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, ValueError) as error:
        raise damaged(error) from None
    except Exception as error:
        if type(error).__module__ != "zlib":
            raise
        raise damaged(error) from None
    return b"".join(parts)


def locked() -> Unreadable:
    """The error for a document with a password."""
    return Unreadable(
        "암호가 걸린 문서: 암호를 풀어 다시 저장하십시오",
        "locked by a password: save it without one",
    )


def damaged(error: Exception) -> Unreadable:
    """The error for a document that is not whole.

    Raises:
        MemoryError: It may be whole, and there was no room for it.
    """
    if UNTOLD in str(error):
        raise MemoryError from None
    said = str(error).split("\n")[0][:80]
    return Unreadable(f"손상된 파일: {said}", f"a damaged file: {said}")
