"""Delivery, for real: a local mail server and a local webhook get the message, Korean intact."""

from __future__ import annotations

import json
import socket
import sys
import threading
from contextlib import suppress
from datetime import date
from email import message_from_bytes, policy
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING, Any

import pytest
from aiosmtpd.controller import Controller
from apprise.plugins.custom_json import NotifyJSON
from apprise.plugins.email import NotifyEmail

from aitrack.reminders import delivery
from conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage
    from pathlib import Path

    from conftest import Run

DAY = date(2026, 12, 1)
HOSTILE = r"나쁜 <script>alert(1)</script>\r\nBcc: x@example.org\r\n\r\n\e[31m끝"
STORE = f"""\
format: 1
documents:
events:
  - id: plan
    title: "{HOSTILE}"
    kind: plan
    deliverable: true
    source: https://example.org/plan
    when: "2026. 12. 31."
  - id: kept
    title: "과기정통부·『국가 AI 전략』 — 한글 그대로 ✅"
    kind: plan
    deliverable: true
    source: https://example.org/plan
    when: "2026. 12. 31."
"""


class Mailbox:
    """What the mail server got."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.to: list[list[str]] = []
        self.refused: set[str] = set()

    async def handle_RCPT(self, *given: Any) -> str:  # noqa: N802
        _, _, envelope, address, _ = given
        if address in self.refused:
            return "550 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802, ARG002
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        self.to.append(envelope.rcpt_tos)
        return "250 OK"


@pytest.fixture
def mailbox() -> Iterator[tuple[Mailbox, int]]:
    box = Mailbox()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    yield box, port
    controller.stop()


class Hook(HTTPServer):
    """A webhook that answers with each of ``codes`` in turn, then with 200."""

    got: list[Any]
    codes: list[int]


class Handler(BaseHTTPRequestHandler):
    server: Hook

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.got.append(json.loads(body))
        self.send_response(self.server.codes.pop(0) if self.server.codes else 200)
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """Not on the screen."""


@pytest.fixture
def hook() -> Iterator[Hook]:
    server = Hook(("127.0.0.1", 0), Handler)
    server.got, server.codes = [], []
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "PAUSES", (0.001, 0.002))
    monkeypatch.setattr(NotifyEmail, "request_rate_per_sec", 0)
    for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def store(tmp_path: Path) -> str:
    folder = tmp_path / "store"
    folder.mkdir()
    (folder / "timeline.yaml").write_text(STORE, "utf-8")
    return str(folder)


def targets(home: Path, url: str, mode: int = 0o600) -> Path:
    path = home / ".config" / "aitrack" / "targets.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"format: 1\ntargets:\n  - id: team\n    url: {json.dumps(url)}\n", "utf-8")
    path.chmod(mode)
    return path


def test_a_mail_has_both_parts_and_its_korean(
    run: Run, tmp_path: Path, store: str, mailbox: tuple[Mailbox, int]
) -> None:
    box, port = mailbox
    targets(
        tmp_path, f"mailto://127.0.0.1:{port}?from=a@example.org&to=b@example.org&mode=insecure"
    )
    result = run("remind", "--store", store, "--target", "team", today=DAY)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    (mail,) = box.mails
    assert box.to == [["b@example.org"]]
    assert mail["Bcc"] is None
    assert "매일 알림 2026-12-01(화): 다가오는 기한 2" in mail["Subject"]
    plain, html = (
        part.get_content() for part in mail.walk() if part.get_content_maintype() == "text"
    )
    for part in (plain, html):
        assert "과기정통부·『국가 AI 전략』 — 한글 그대로 ✅" in part
        assert "D-30" in part
        assert "\x1b" not in part
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)" in html
    assert "\nBcc" not in plain


@pytest.mark.parametrize(
    "title", [r"가\r\nBcc: evil@example.org\r\n\r\nX-Evil: 1\u2028\x85y", "가나 " * 700, "é" * 3000]
)
def test_a_title_is_one_line_of_a_mail_whatever_stands_in_it(
    run: Run, tmp_path: Path, store: str, mailbox: tuple[Mailbox, int], title: str
) -> None:
    """Found: a long one was never delivered."""
    box, port = mailbox
    targets(
        tmp_path, f"mailto://127.0.0.1:{port}/?mode=insecure&from=a@example.org&to=b@example.org"
    )
    (tmp_path / "store" / "schedules").mkdir(exist_ok=True)
    (tmp_path / "store" / "schedules" / "own.yaml").write_text(
        f'format: 1\ntitle: "{title}"\nlead_days: [30]\n', "utf-8"
    )
    line = ("remind", "--deliver", "--target", "team", "--schedule", "own", "--store", store)
    done = run(*line, today=DAY)
    assert done.exit_code == 0, done.stderr
    (mail,) = box.mails
    assert not {"bcc", "x-evil"}.intersection(name.lower() for name in mail)
    assert box.to == [["b@example.org"]]
    assert "다가오는 기한 2" in mail["Subject"]


def test_a_webhook_gets_the_text(run: Run, tmp_path: Path, store: str, hook: Hook) -> None:
    targets(tmp_path, f"json://127.0.0.1:{hook.server_port}/geheim")
    assert run("remind", "--store", store, "--target", "team", today=DAY).exit_code == 0
    (got,) = hook.got
    assert "매일 알림" in got["title"]
    assert "과기정통부·『국가 AI 전략』 — 한글 그대로 ✅" in got["message"]
    assert "\x1b" not in got["message"]


def test_it_tries_again(run: Run, tmp_path: Path, store: str, hook: Hook) -> None:
    targets(tmp_path, f"json://127.0.0.1:{hook.server_port}")
    hook.codes = [500, 503]
    assert run("remind", "--store", store, "--target", "team", today=DAY).exit_code == 0
    assert len(hook.got) == 3


def test_what_was_not_delivered_is_said_without_secrets_and_not_remembered(
    run: Run, tmp_path: Path, store: str, hook: Hook
) -> None:
    targets(tmp_path, f"json://kim:geheim@127.0.0.1:{hook.server_port}/token123")
    hook.codes = [500, 500, 500]
    command = ("remind", "--store", store, "--target", "team", "--catch-up")
    result = run(*command, today=DAY)
    assert result.exit_code == 1
    assert "3번 시도" in result.stderr
    assert not any(secret in result.stderr for secret in ("geheim", "token123", "kim"))
    assert len(hook.got) == 3
    again = run(*command, today=date(2026, 12, 2))
    assert again.exit_code == 0
    assert len(hook.got) == 4
    assert "늦음(2026-12-01)" in hook.got[-1]["message"]
    assert run(*command, today=DAY).exit_code == 0
    assert len(hook.got) == 4


def test_one_target_that_fails_does_not_hold_up_another(
    run: Run, tmp_path: Path, store: str, hook: Hook, monkeypatch: pytest.MonkeyPatch
) -> None:
    targets(tmp_path, f"json://127.0.0.1:{hook.server_port}")
    monkeypatch.setenv("AITRACK_TARGET_DEAD_END", "json://127.0.0.1:9/geheim")
    command = ("remind", "--store", store, "--target", "dead-end", "--target", "team", "--catch-up")
    for _ in range(2):
        result = run(*command, today=DAY)
        assert result.exit_code == 1
        assert "'dead-end'" in result.stderr
        assert "geheim" not in result.stderr
        assert len(hook.got) == 1


@pytest.mark.parametrize("drip", [False, True])
def test_a_server_cannot_hold_it_or_fill_its_memory(
    run: Run, tmp_path: Path, store: str, monkeypatch: pytest.MonkeyPatch, *, drip: bool
) -> None:
    """Found: an answer of three gigabytes was taken whole; a byte a second was waited for."""
    monkeypatch.setattr(delivery, "MOST_SECONDS", 1 if drip else 30)
    monkeypatch.setattr(delivery, "MOST_BYTES", 16 << 20)
    monkeypatch.setattr(delivery, "PAUSES", ())
    gone = threading.Event()

    def answers(server: socket.socket) -> None:
        connection, _ = server.accept()
        with connection, suppress(OSError):
            connection.recv(1 << 16)
            connection.sendall(b"HTTP/1.1 200 OK\r\n" + b"\r\n" * (not drip))
            while not gone.wait(0.1 if drip else 0):
                connection.sendall(b"x" if drip else bytes(1 << 20))

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=answers, args=(server,))
        thread.start()
        targets(tmp_path, f"json://127.0.0.1:{server.getsockname()[1]}/geheim")
        result = run("remind", "--store", store, "--target", "team", today=DAY)
        gone.set()
        thread.join()
    assert result.exit_code == 1
    assert "보내지 못함" in result.stderr
    assert "geheim" not in result.stderr


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620])
def test_a_file_that_others_can_open_is_refused(
    run: Run, tmp_path: Path, store: str, hook: Hook, mode: int
) -> None:
    path = targets(tmp_path, f"json://127.0.0.1:{hook.server_port}/geheim", mode)
    result = run("remind", "--store", store, "--target", "team", today=DAY)
    assert result.exit_code == 1
    assert f"chmod 600 {path}" in result.stderr
    assert "geheim" not in result.stderr
    assert hook.got == []
    assert "chmod 600" in run("doctor", "delivery").stdout


def test_nothing_in_the_current_folder_can_send(
    run: Run, tmp_path: Path, store: str, hook: Hook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A store found from the current folder names a target of mine, and brings addresses along."""
    url = f"json://127.0.0.1:{hook.server_port}"
    here = tmp_path / "store"
    (here / "aitrack.toml").touch()
    (here / "schedules").mkdir()
    (here / "schedules" / "daily.yaml").write_text(
        "format: 1\ntitle: x\nlead_days: [30]\ndeliver: [team]\n", "utf-8"
    )
    for name in ("targets.yaml", ".config/aitrack/targets.yaml", "schedules/targets.yaml",
                 "apprise.yml", ".apprise"):  # fmt: skip
        (here / name).parent.mkdir(parents=True, exist_ok=True)
        (here / name).write_text(f"format: 1\ntargets:\n  - {{id: team, url: {url!r}}}\n", "utf-8")
    (here / "schedules" / "targets.yaml").unlink()
    monkeypatch.chdir(here)
    for extra in ([], ["--target", "team"]):
        result = run("remind", "--deliver", *extra, today=DAY)
        assert result.exit_code == 2, result.stderr
    targets(tmp_path, url)
    assert run("remind", "--deliver", today=DAY).exit_code == 2
    assert hook.got == []
    assert run("remind", "--deliver", "--store", store, today=DAY).exit_code == 0
    assert len(hook.got) == 1


def test_a_mistake_in_the_file_is_named_without_its_text(
    run: Run, tmp_path: Path, store: str
) -> None:
    path = targets(tmp_path, "json://geheim")
    path.write_text(path.read_text("utf-8").replace("url:", "geheim:"), "utf-8")
    result = run("remind", "--store", store, "--target", "team", today=DAY)
    assert result.exit_code == 1
    assert "targets.yaml:3:" in result.stderr
    assert "json://" not in result.stderr


def test_an_address_that_nobody_knows_is_found_by_doctor(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    targets(tmp_path, "nonsense://geheim")
    result = run("doctor", "delivery")
    assert result.exit_code == 1
    assert "team" in result.stdout
    assert "geheim" not in result.stdout
    monkeypatch.setattr(delivery, "installed", lambda: False)
    assert f"{sys.executable} -m pip install '.[notify]'" in run("doctor", "delivery").stdout
    assert ROOT.is_dir()


def remembers(run: Run, store: str, day: date, *targets: str) -> tuple[int, str]:
    result = run("remind", "--store", store, "--catch-up",
                 *(word for name in targets for word in ("--target", name)), today=day)  # fmt: skip
    return result.exit_code, result.stderr


def test_one_recipient_who_is_refused_costs_the_other_nothing(
    run: Run, tmp_path: Path, store: str, mailbox: tuple[Mailbox, int],
) -> None:  # fmt: skip
    """Found: the other had three mails a run, and again every day."""
    box, port = mailbox
    box.refused = {"b@example.org"}
    targets(
        tmp_path,
        f"mailto://127.0.0.1:{port}?from=a@example.org&to=b@example.org,c@example.org"
        "&cc=d@example.org&mode=insecure",
    )
    code, said = remembers(run, store, DAY, "team")
    assert code == 1
    assert "'team' 1/3" in said
    assert sorted(box.to) == [["c@example.org"], ["d@example.org"]]
    for day in (DAY, date(2026, 12, 2), date(2026, 12, 3)):
        assert remembers(run, store, day, "team")[0] == 1
        assert sorted(box.to) == [["c@example.org"], ["d@example.org"]]
    box.refused = set()
    assert remembers(run, store, date(2026, 12, 4), "team") == (0, "")
    assert box.to[2:] == [["b@example.org"]]
    late = box.mails[2].get_body(("plain",))
    assert late is not None
    assert "늦음(2026-12-01)" in late.get_content()
    assert remembers(run, store, date(2026, 12, 4), "team") == (0, "")
    assert len(box.to) == 3
    assert remembers(run, store, date(2026, 12, 24), "team") == (0, "")
    assert sorted(box.to[3:]) == [["b@example.org"], ["c@example.org"], ["d@example.org"]]
    (memory,) = (tmp_path / ".local/state/aitrack/reminders").glob("daily@team.json")
    assert "example.org" not in memory.read_text("utf-8")


def test_a_part_that_arrived_is_not_sent_again(
    run: Run, tmp_path: Path, hook: Hook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Found: one part of ten that failed made twenty posts."""
    monkeypatch.setattr(NotifyJSON, "body_maxlen", 300)
    folder = tmp_path / "many"
    folder.mkdir()
    events = "".join(
        f"  - {{id: plan-{at}, title: 과제 {at}, kind: plan, deliverable: true,"
        ' source: "https://example.org/a", when: "2026. 12. 31."}\n'
        for at in range(30)
    )
    (folder / "timeline.yaml").write_text(f"format: 1\ndocuments:\nevents:\n{events}", "utf-8")
    targets(tmp_path, f"json://127.0.0.1:{hook.server_port}")
    hook.codes = [200, 200, 500]
    assert remembers(run, str(folder), DAY, "team") == (0, "")
    bodies = [each["message"] for each in hook.got]
    parts = len(set(bodies))
    assert parts >= 5
    assert len(bodies) == parts + 1
    assert all(f"plan-{at}" in "".join(bodies) for at in range(30))


def test_parts_are_remembered_from_one_run_to_the_next(
    run: Run, tmp_path: Path, store: str, hook: Hook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(NotifyJSON, "body_maxlen", 120)
    targets(tmp_path, f"json://127.0.0.1:{hook.server_port}")
    hook.codes = [200, 500, *([200] * 50)]
    monkeypatch.setattr(delivery, "PAUSES", ())
    assert remembers(run, store, DAY, "team")[0] == 1
    before = [each["message"] for each in hook.got]
    hook.codes = []
    assert remembers(run, store, DAY, "team") == (0, "")
    again = [each["message"] for each in hook.got[len(before) :]]
    assert again == [before[1]]
    assert remembers(run, store, DAY, "team") == (0, "")
    assert len(hook.got) == len(before) + 1


def test_a_run_with_a_day_of_its_own_remembers_nothing(
    run: Run, tmp_path: Path, store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Found: after a try-out for 24 December the real one was silent."""
    asked = ("remind", "--store", store, "--catch-up")
    tried = run(*asked, "--today", "2026-12-24", today=None)
    assert "다가오는 기한 2" in tried.stdout
    assert "기억하지 않습니다" in tried.stderr
    monkeypatch.setenv("AITRACK_TODAY", "2026-12-24")
    assert "다가오는 기한 2" in run(*asked, today=None).stdout
    assert not (tmp_path / ".local").exists()
    monkeypatch.delenv("AITRACK_TODAY")
    assert run(*asked, today=date(2026, 12, 23)).stdout == ""
    assert "다가오는 기한 2" in run(*asked, today=date(2026, 12, 24)).stdout
    memory = tmp_path / ".local/state/aitrack/reminders/daily.json"
    before = memory.read_bytes()
    assert run(*asked, "--today", "2026-12-24", today=None).stdout == ""  # it knows what was said
    assert "D-day" in run(*asked, "--today", "2026-12-31", today=None).stdout
    memory.write_bytes(b"torn")
    assert "다가오는 기한 2" in run(*asked, "--today", "2026-12-24", today=None).stdout
    assert memory.read_bytes() == b"torn"
    assert before
