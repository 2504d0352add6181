"""Evidence as it is typed: a web address, a file of one's own, the number of a document."""

from __future__ import annotations

import os

from aitrack.editing.outcomes import Proof
from aitrack.errors import UsageError, at_once, why
from aitrack.model import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

OWN = "file:"
"""What stands before the path of a file."""
NONE = "-"
"""Stands for a title, a publisher or a day that one of several has not."""
_SCHEMES = ("http://", "https://")


def proofs(
    evidence: Sequence[str],
    titles: Sequence[str] = (),
    publishers: Sequence[str] = (),
    dates: Sequence[str] = (),
) -> tuple[Proof, ...]:
    """What each piece of evidence is, with what is said about it, in the order it was typed.

    Raises:
        UsageError: One is none of the three, or more is said than there is evidence for.
    """
    said = (("--title", titles), ("--publisher", publishers), ("--dated", dates))
    for option, values in said:
        if values and len(values) != len(evidence):
            raise UsageError(
                f"{option}은(는) --evidence와 같은 수를 같은 순서로 적습니다"
                f"(없는 것은 {NONE}): 근거 {len(evidence)}, {option} {len(values)}",
                f"{option} is given as often as --evidence, in the same order ({NONE} for none):"
                f" {len(evidence)} of evidence, {len(values)} of {option}",
            )
    found = []
    for at, text in enumerate(evidence):
        title, publisher, dated = ("".join(values[at : at + 1]) for _, values in said)
        kinds = _kind(text)
        publisher = "" if publisher == NONE else publisher
        if "url" in kinds and not publisher:
            publisher = _host(text)
        about = {"title": title, "dated": dated}
        about = {name: value for name, value in about.items() if value not in ("", NONE)}
        found.append(Proof(publisher=publisher, **about, **kinds))
    return tuple(found)


def _kind(text: str) -> dict[str, str]:
    """Evidence as one field: a web address, a file of one's own, or an official number.

    A number has a figure and none of the marks of an address: ``인공지능정책과-1234``.

    Raises:
        UsageError: It is none of them.
    """
    if text.startswith(_SCHEMES):
        return {"url": text}
    if text.startswith(OWN) or os.path.isfile(text):
        return _file(text.removeprefix(OWN))
    address = "/" in text or ":" in text or text.startswith("www.")
    if not address and any(char.isdigit() for char in text) and "-" in text:
        return {"number": text}
    raise UsageError(
        f"--evidence: 근거가 아님: '{text}'. 주소(https://…), 내 파일({OWN}경로), "
        "문서번호(인공지능정책과-1234) 가운데 하나를 적습니다",
        f"--evidence: '{text}' is no evidence. It takes an address (https://…), a file of yours "
        f"({OWN}PATH), or the number of a document (with a dash and figures)",
    )


def _file(path: str) -> dict[str, str]:
    """A file of one's own by its full path, and what was in it when it was named.

    Raises:
        UsageError: It cannot be read.
    """
    from hashlib import sha256  # noqa: PLC0415, only for a file

    path = os.path.expanduser(path)
    summed = sha256()
    try:
        if not os.path.isfile(path):
            raise FileNotFoundError(2, "No such file")
        with open(path, "rb", opener=at_once) as file:
            while part := file.read(1 << 20):
                summed.update(part)
    except OSError as error:
        raise UsageError(
            f"--evidence: {path}을(를) 읽을 수 없음: {why(error).ko}",
            f"--evidence: cannot read {path}: {why(error).en}",
        ) from None
    return {"file": os.path.abspath(path), "sha256": summed.hexdigest()}


def _host(url: str) -> str:
    from urllib.parse import urlsplit  # noqa: PLC0415, only for evidence

    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def settle(evidence: tuple[Proof, ...], by: str, note: str, *, without: bool) -> None:
    """Evidence, or a sentence of one's own and the word that there is none.

    Raises:
        UsageError: Neither, or both, or somebody else's word without evidence.
    """
    if evidence and without:
        raise UsageError(
            "--evidence와 --no-evidence 가운데 하나만 적습니다",
            "give --evidence or --no-evidence, not both",
        )
    if evidence:
        return
    if not without or not note:
        raise UsageError(
            "근거가 없음: --evidence에 주소, file:내 파일, 문서번호 가운데 하나를 적습니다. "
            "정말 없으면 --no-evidence와 --note '한 문장' ('근거 없음'으로 보임)",
            "no evidence: --evidence takes an address, file:PATH or a document's number. "
            "If there is none: --no-evidence with --note 'one sentence' (shown as 'no evidence')",
        )
    if by != Source.USER:
        raise UsageError(
            "근거 없이 적는 것은 사용자 기록뿐임: --by를 빼거나 --evidence를 적습니다",
            "without evidence it is the user's word: leave --by out, or give --evidence",
        )
