"""``aitrack read``: a document as text with lines, and a proposal for each of its dates."""

from __future__ import annotations

import os
import re
from collections import Counter
from hashlib import sha256

from aitrack.commands.parameters import (
    DATE_WORD,
    PATH,
    TEXT_WORD,
    Command,
    Parameter,
    flag,
    option,
)
from aitrack.commands.session import SESSION, remark, session, single_day, typed, writable
from aitrack.documents.texts import MOST_BYTES
from aitrack.errors import UsageError, Words
from aitrack.intake import entries, limited
from aitrack.intake.asides import ENGLISH
from aitrack.intake.editions import differences, page
from aitrack.intake.entries import Review
from aitrack.intake.filling import carry, entry_of
from aitrack.intake.head import dated_in, publisher_in, title_in
from aitrack.intake.known import Known
from aitrack.intake.lines import too_large
from aitrack.intake.owners import Owners
from aitrack.intake.patience import patience
from aitrack.intake.proposals import Paper, propose
from aitrack.intake.undated import told
from aitrack.intake.writing import keep_read, read_before
from aitrack.language import say, spoken
from aitrack.store.files.decode import is_id
from aitrack.store.files.opened import read_file
from aitrack.streams import put

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from aitrack.commands.parameters import Asked
    from aitrack.intake.lines import Sheet
    from aitrack.intake.places import Place
    from aitrack.model import Document

EXAMPLES = """\
aitrack read ./our-store/README.md --id our-readme --dated '2026. 12. 1.' \
--publisher 과기정통부 --store ./our-store --dry-run
"""
COMMAND = Command(
    (
        Parameter(
            "file", Words("HWPX, HWP, PDF, HTML, DOCX, 글", "HWPX, HWP, PDF, HTML, DOCX, text"),
            Words("파일", "FILE"), kind=PATH, needed=True, completes="file",
        ),
        option("--id", "문서의 id (없으면 파일 이름에서)", "id (else from the file's name)", "ID"),
        option("--title", "제목 (없으면 글에서)", "title (else from the text)", TEXT_WORD),
        option("--publisher", "펴낸 곳 (없으면 글에서)", "publisher (else found)", TEXT_WORD),
        option("--dated", "문서의 날짜 (없으면 글에서)", "its date (else found)", DATE_WORD),
        option(
            "--after", "이 문서의 앞의 판: 정한 것을 이어받음", "its earlier edition",
            "ID", completes="document",
        ),
        flag(
            "--model", "제목을 사용자가 정한 모델에도 묻기 (글을 보냄)",
            "ask your own model for titles, too (sends the text)",
        ),
        flag("--dry-run", "적을 것을 보이기만", "only show it"),
        *SESSION,
    ),
    Words(EXAMPLES, EXAMPLES.replace("과기정통부", "MSIT")),
)  # fmt: skip


def run(asked: Asked) -> None:
    """Nothing reaches the timeline: the text and its review lie beside it until accepted."""
    run, path = session(asked), asked["file"]
    folder = writable(run)
    name = _id_of(asked["id"], path)
    sheet, reader = limited.read(path)
    text = ("\n".join(sheet.lines).rstrip("\n") + "\n").encode()
    if len(text) > MOST_BYTES:
        raise too_large(os.path.basename(path), MOST_BYTES)
    kept = entries.text_of(folder, name)
    if read_before(folder, name, text, run.timeline.documents.get(name)):
        review = entries.load(folder, name)
        remark(f"이미 읽은 문서입니다: {kept}", f"read before: {kept}")
        if any(asked[each] for each in ("title", "dated", "publisher")):
            path = entries.path_of(folder, name)
            remark(
                f"제목·날짜·펴낸 곳은 처음 읽은 대로입니다. 고칠 곳: {path}",
                f"title, date and publisher stay as first read; to mend them: {path}",
            )
        put(_summary(review, sheet, name, typed(run, f"review {name}")))
        return
    if twin := _twin(folder, name, text, run.timeline.documents.values()):
        remark(
            f"같은 글이 '{twin}'(으)로 읽혀 있습니다: 받아들이면 같은 항목이 둘이 됩니다.",
            f"the same text was read as '{twin}': accepted too, its events are there twice",
        )
    owners = Owners(run.timeline.bodies)
    document = _document(asked, name, sheet, owners, text)
    paper = Paper(
        name, document["title"], document["publisher"], single_day("--dated", document["dated"]),
        sheet.lines,
    )  # fmt: skip
    known = Known((event.id, event.title) for event in run.timeline.events)
    review = Review(
        document, _source(path, reader), list(sheet.pages), asked["after"] or "", [], []
    )
    with patience():
        places = list(propose(paper, owners, known))
    for place in _asked_of_a_model(places, sheet) if asked["model"] else places:
        entry = entry_of(place, paper.dated, sheet.pages)
        (review.set_aside if place.reason else review.proposals).append(entry)
    if asked["after"]:
        earlier = entries.load(folder, asked["after"])
        number = carry(review, earlier)
        remark(
            f"앞의 판 {asked['after']}에서 정한 {number}건을 이어받았습니다.",
            f"{number} decisions of {asked['after']} were carried over",
        )
        put(page(differences(earlier, review), spoken()))
    if not asked["dry_run"]:
        review = keep_read(folder, text, review, run.timeline.documents.get(name))
    put(_summary(review, sheet, name, typed(run, f"review {name}")))
    if asked["dry_run"]:
        remark(f"적지 않았습니다 (--dry-run): {kept}", f"not written (--dry-run): {kept}")


def _asked_of_a_model(places: list[Place], sheet: Sheet) -> list[Place]:
    """The places under the titles of a model, where its words stand in the text."""
    from aitrack.intake.model import ask, endpoint  # noqa: PLC0415, only where one is asked
    from aitrack.intake.suggesting import suggested  # noqa: PLC0415

    where = endpoint()
    found, number, dropped = suggested(places, sheet.lines, lambda text: ask(where, text))
    remark(
        f"모델의 제목 {number}건을 썼고, 글에 없는 말이어서 버린 것이 {dropped}건",
        f"{number} titles are the model's; {dropped} were dropped: their words are not in the text",
    )
    return found


def _id_of(asked: str | None, path: str) -> str:
    """The id of the document: the one asked for, else one of the file's name.

    Raises:
        UsageError: It is no id, or what should be read is no file.
    """
    if path.startswith(("http://", "https://")):
        raise UsageError(
            f"주소에서 받아 오지 않습니다: 파일로 내려받아 그 이름을 적습니다: {path}",
            f"nothing is fetched: download it and give the name of the file: {path}",
        )
    name = asked or _name(path)
    if not is_id(name):
        raise UsageError(
            f"문서의 id를 --id로 적습니다 (소문자·숫자를 -로): '{name}'",
            f"give the document's id by --id (lower case words joined by -): '{name}'",
        )
    return name


def _name(path: str) -> str:
    """An id from a file's name, as far as it has letters for one."""
    stem = os.path.splitext(os.path.basename(path))[0].lower()
    return "-".join(re.findall(r"[a-z0-9]+", stem)) if stem.isascii() else ""


def _twin(folder: Path, name: str, text: bytes, documents: Iterable[Document]) -> str:
    """The other id under which this very text was read; empty where there is none."""
    checksum = sha256(text).hexdigest()
    for document in documents:
        if document.id != name and document.sha256 == checksum:
            return document.id
    for path in sorted((folder / entries.TEXTS).glob("*.txt")):
        same_size = path.stem != name and path.is_file() and path.stat().st_size == len(text)
        if same_size and read_file(path) == text:
            return path.stem
    return ""


def _document(asked: Asked, name: str, sheet: Sheet, owners: Owners, text: bytes) -> dict[str, str]:
    """What the store will say of the document; what nobody said is taken from its text.

    Raises:
        UsageError: The text does not say it either.
    """
    title = asked["title"] or title_in(sheet.lines)
    day = single_day("--dated", asked["dated"]) if asked["dated"] else dated_in(sheet.lines)
    publisher = asked["publisher"] or publisher_in(sheet.lines, owners)
    for option_, value in (("--title", title), ("--dated", day), ("--publisher", publisher)):
        if not value:
            raise UsageError(
                f"글에서 찾지 못함: {option_}로 적습니다",
                f"not found in the text: give it by {option_}",
            )
    document = {
        "id": name,
        "title": title,
        "publisher": publisher,
        "dated": str(day),
        "file": f"{name}.txt",
        "sha256": sha256(text).hexdigest(),
        "lines": str(text.count(b"\n")),
    }
    for field, label in (("title", "제목"), ("dated", "문서의 날짜"), ("publisher", "펴낸 곳")):
        if not asked[field]:
            remark(
                f"{label}: {document[field]} (글에서)",
                f"{field}: {document[field]} (from the text)",
            )
    if not owners.find(publisher):
        remark(
            f"ministries.yaml에 없는 곳: {publisher}. 그 이름을 적으면 기관으로 제안됩니다.",
            f"not in ministries.yaml: {publisher}; written there, it is proposed as a body",
        )
    return document


def _source(path: str, reader: str) -> dict[str, str]:
    with open(path, "rb") as file:
        return {
            "name": os.path.basename(path),
            "sha256": sha256(file.read()).hexdigest(),
            "reader": reader,
        }


def _said(reason: str) -> str:
    return ENGLISH.get(reason, reason) if spoken() == "en" else reason


def _summary(review: Review, sheet: Sheet, name: str, way: str) -> str:
    """How much there is to decide, and why the rest is set aside."""
    reasons = Counter(str(each.get("reason")) for each in review.set_aside)
    waiting = len(review.undecided)
    number, aside = len(review.proposals), len(review.set_aside)
    rows = [
        say(
            f"{name}: 제안 {number}건(정할 것 {waiting}건), 접어 둔 날짜 {aside}곳",
            f"{name}: {number} proposals ({waiting} to decide), {aside} dates set aside",
        )
    ]
    rows += [f"  {times:>4}  {_said(reason)}" for reason, times in reasons.most_common()]
    rows += [each for each in (told(sheet.lines, review),) if each]
    rows.append(say(f"다음: {way}", f"next: {way}"))
    return "\n".join(rows) + "\n"
