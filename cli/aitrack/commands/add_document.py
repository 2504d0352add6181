"""``aitrack add-document``: a text that events can cite, with its checksum."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Annotated

import typer

from aitrack.commands.options import takes
from aitrack.commands.session import Session, remark, session, single_day, writable
from aitrack.errors import UsageError
from aitrack.language import say
from aitrack.store.ledger import add

EXAMPLES = """\
aitrack add-document our-plan-2027 --title '2027년 실행계획' --publisher 과기정통부 \
--dated '2026. 12. 1.' --text ./our-store/README.md --store ./our-store --dry-run
"""


@takes(run=session)
def run(
    run: Session,
    *,
    document: Annotated[
        str, typer.Argument(metavar="ID", help=say("새 문서의 id", "id of the new document"))
    ],
    title: Annotated[str, typer.Option(metavar=say("글", "TEXT"), help=say("제목", "title"))],
    publisher: Annotated[
        str, typer.Option(metavar=say("글", "TEXT"), help=say("펴낸 곳", "publisher"))
    ],
    dated: Annotated[
        str, typer.Option(metavar=say("날짜", "DATE"), help=say("문서의 날짜", "its date"))
    ],
    text: Annotated[
        Path,
        typer.Option(
            metavar=say("파일", "FILE"),
            help=say("행을 세는 글 파일", "the text file that lines count in"),
        ),
    ],
    note: Annotated[
        str | None, typer.Option(metavar=say("글", "TEXT"), help=say("한 문장", "one sentence"))
    ] = None,
    inferred: Annotated[
        bool,
        typer.Option(
            "--inferred", help=say("날짜가 인쇄되지 않음", "its date is not printed in it")
        ),
    ] = False,
    file: Annotated[
        str | None,
        typer.Option(
            metavar=say("글", "TEXT"),
            help=say("timeline.d의 파일 이름", "name of a file in timeline.d"),
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=say("적을 것을 보이기만", "only show it"))
    ] = False,
) -> None:
    """Only its name and checksum are kept; the text itself is not copied."""
    writable(run)
    try:
        data = text.read_bytes()
    except OSError as error:
        raise UsageError(
            f"{text}을(를) 읽을 수 없음: {error.strerror}", f"cannot read {text}: {error.strerror}"
        ) from None
    values = {
        "id": document,
        "title": title,
        "publisher": publisher,
        "dated": single_day("--dated", dated).isoformat(),
        "file": text.name,
        "sha256": sha256(data).hexdigest(),
    }
    if inferred:
        values["inferred"] = "true"
    if note:
        values["note"] = note
    for path, lines in add(list(run.folders), [], [values], file=file, dry_run=dry_run):
        print("\n".join(lines))
        if dry_run:
            remark(f"적지 않았습니다 (--dry-run): {path}", f"not written (--dry-run): {path}")
        else:
            remark(f"{path}에 문서 1건을 더했습니다.", f"added 1 document to {path}")
