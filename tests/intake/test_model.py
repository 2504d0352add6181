"""A model gives titles, never days; what it says is believed only where its words stand."""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest

from aitrack.intake.entries import load

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Run

NAME = "with-model"
ITEMS = [
    {"line": 9, "when": "'27.上", "title": "실증단지 2곳 조성"},
    {"line": 9, "when": "'27.上", "title": "돌봄 로봇 실증단지"},
    {"line": 10, "when": "'27.3월", "title": "AI 학습지원 서비스 전면 무료화"},
    {"line": 10, "when": "'28.3월", "title": "AI 학습지원 서비스 개통"},
    {"line": 11, "when": "'24", "title": "돌봄 로봇 보급률"},
    {"line": 999, "when": "'27.上", "title": "돌봄"},
    "nonsense",
]


@pytest.fixture
def answering(tmp_path: Path) -> Iterator[dict[str, Any]]:
    """A model on this machine; what it was asked, and what it says."""
    seen: dict[str, Any] = {"asked": [], "status": 200}
    seen["said"] = f"Here: ```{json.dumps({'items': ITEMS}, ensure_ascii=False)}```"

    class Model(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            seen["asked"].append((self.path, self.headers.get("Authorization"), json.loads(body)))
            answer = {"choices": [{"message": {"content": seen["said"]}}]}
            self.send_response(seen["status"])
            self.send_header("Location", "http://127.0.0.1:1/")
            self.end_headers()
            self.wfile.write(json.dumps(answer).encode())

        def log_message(self, *_: Any) -> None:
            """Nothing is printed."""

    server = HTTPServer(("127.0.0.1", 0), Model)
    Thread(target=server.serve_forever, daemon=True).start()
    config = tmp_path / ".config" / "aitrack" / "model.yaml"
    config.parent.mkdir(parents=True)
    url = f"http://127.0.0.1:{server.server_port}/v1"
    config.write_text(f"format: 1\nurl: {url}\nmodel: small\nkey: TEST_MODEL_KEY\n", "utf-8")
    yield seen
    server.shutdown()
    server.server_close()


READ = ("read", "release.txt", "--id", NAME, "--store", "s")


@pytest.mark.usefixtures("store")
def test_words_that_stand_there_are_taken_and_all_others_dropped(
    run: Run, answering: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEST_MODEL_KEY", "secret")
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    result = run(*READ, "--model")
    assert result.exit_code == 0, result.stderr
    assert "모델의 제목 2건을 썼고, 글에 없는 말이어서 버린 것이 4건" in result.stderr
    path, key, body = answering["asked"][0]
    assert (path, key, body["model"]) == ("/v1/chat/completions", "Bearer secret", "small")
    assert "9: '27.上" in body["messages"][1]["content"]
    review = load(tmp_path / "s", NAME)
    mine = [(each["title"], each["read"]) for each in review.proposals if each["rule"] == "model"]
    assert mine == [
        ("실증단지 2곳 조성", "2027-01-01 ~ 2027-06-30 (half)"),
        ("돌봄 로봇 실증단지", "2027-01-01 ~ 2027-06-30 (half)"),
    ]
    assert "AI 학습지원 서비스 개통" in [each["title"] for each in review.proposals]
    assert "secret" not in (tmp_path / "s" / "review" / f"{NAME}.yaml").read_text("utf-8")
    ids = [each["id"] for each in review.proposals]
    assert len(set(ids)) == len(ids)


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("change", [{"said": "no JSON"}, {"status": 302}, {"status": 500}])
def test_a_model_that_fails_is_named_and_nothing_is_written(
    run: Run, answering: dict[str, Any], tmp_path: Path, change: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    answering |= change
    result = run(*READ, "--model")
    assert result.exit_code == 1
    assert "모델이 답하지 않음" in result.stderr
    assert not (tmp_path / "s" / "review" / f"{NAME}.yaml").exists()


@pytest.mark.usefixtures("store")
def test_no_model_is_asked_unless_somebody_says_so(
    run: Run, answering: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    assert run(*READ).exit_code == 0
    assert answering["asked"] == []


@pytest.mark.usefixtures("store")
def test_without_a_configuration_the_way_out_is_said(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    result = run(*READ, "--model")
    assert result.exit_code == 2
    assert "model.yaml" in result.stderr
