"""The corpus of hostile files: a small one for every way to harm, in the place of every file read.

``python tests/hostile.py`` writes ``data/hostile/`` anew; ``python tests/hostile.py run`` has every
command read every file, each in a process of its own, which takes some twenty minutes.

Each file stands in a folder by the kind of file it takes the place of, and its name says what it
does. ``OUTCOMES`` is what is promised of
it: ``refused``, a Problem that names the path; ``harmless``, nothing is wrong; ``either`` where a
reader may do one or the other. Whatever it is: no traceback, no control character, no hanging.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from unicodedata import category

CORPUS = Path(__file__).parent / "data" / "hostile"
EVIL = "\\e[31m\\u202E\\u0085\\u2028\\u009B2J"
"""Written as YAML writes it, in double quotes."""
KINDS = {
    "timeline": "timeline.yaml",
    "timeline.d": "timeline.d/more.yaml",
    "ministries": "ministries.yaml",
    "outcomes": "outcomes.yaml",
    "exclusions": "exclusions.yaml",
    "holidays": "holidays.yaml",
    "synonyms": "synonyms.yaml",
    "removed": "removed.yaml",
    "schedules": "schedules/odd.yaml",
    "targets": "targets.yaml",
    "review": "review/rev.yaml",
}
"""Where each kind stands in a store; ``targets`` in the user's own folder."""
LISTS = {
    "timeline": (
        "events",
        "  - {id: bad, title: 나쁜 것, kind: plan, source: 'https://example.org', when: '2026'}\n",
    ),
    "ministries": ("bodies", "  - id: body\n    name: 기관\n    kind: 부\n"),
    "outcomes": (
        "outcomes",
        "  - event: good\n    status: done\n    recorded: '2026-11-01'\n    by: press\n",
    ),
    "exclusions": (
        "exclusions",
        "  - document: doc\n    line: 1\n    when: '2026'\n    why: 예\n",
    ),
    "holidays": ("added", "  - day: '2026-12-01'\n    name: 쉬는 날\n"),
    "synonyms": ("synonyms", "  - words: [AI, 인공지능]\n"),
    "removed": ("removed", "  - id: gone\n    title: 없앤 것\n    why: 예\n"),
    "schedules": ("lead_days", "  - 30\n"),
    "review": ("proposals", "  - {title: 예, line: '1', at: 앞, when: '2026', key: k}\n"),
    "targets": ("targets", "  - id: team\n    url: json://localhost\n"),
}
LISTS["timeline.d"] = LISTS["timeline"]
HEADS = {
    "schedules": "title: 일정\n",
    "review": "document: {id: rev, title: 글, publisher: p, dated: '2026-01-01', file: f,"
    f" sha256: '{'0' * 64}'}}\n",
}
LAUGHS = "".join(
    f"x{at}: &a{at} [{', '.join([f'*a{at - 1}'] * 9) if at else 'ha'}]\n" for at in range(9)
)


def attacks(kind: str) -> dict[str, tuple[bytes, str]]:
    """What can be done to a file of YAML, by name: its bytes, and what is promised."""
    name, item = LISTS[kind]
    head = f"format: 1\n{HEADS.get(kind, '')}"
    good = f"{head}{name}:\n{item}"
    first = item.split("\n")[0]

    def text(value: str) -> bytes:
        return value.encode("utf-8", "surrogatepass")

    found: dict[str, tuple[bytes, str]] = {
        "empty": (b"", "either"),
        "blank": (b" \n\t\n\n", "either"),
        "comment-only": (b"# nothing\n", "either"),
        "mark-only": (b"\xef\xbb\xbf", "either"),
        "mark": (b"\xef\xbb\xbf" + text(good), "harmless"),
        "crlf": (text(good.replace("\n", "\r\n")), "harmless"),
        "cr": (text(good.replace("\n", "\r")), "either"),
        "next-line": (text(good.replace("\n", "\x85")), "either"),
        "line-separator": (text(good.replace("\n", "\u2028")), "either"),
        "no-last-end": (text(good.rstrip("\n")), "harmless"),
        "nul": (text(good) + b"\0", "refused"),
        "nul-within": (text(good).replace(b": ", b": \0", 1), "refused"),
        "escape-raw": (text(good) + b"# \x1b[31m\n", "refused"),
        "c1-raw": (text(good) + "# \x9b2J\n".encode(), "refused"),
        "bidi-raw": (text(good) + "# \u202e\n".encode(), "either"),
        "not-utf-8": (text(good) + b"# \xff\xfe\n", "refused"),
        "cp949": ((good + "# 한글\n").encode("cp949"), "refused"),
        "utf-16": (good.encode("utf-16"), "either"),
        "utf-32": (good.encode("utf-32"), "refused"),
        "overlong": (text(good) + b"# \xc0\xaf\n", "refused"),
        "surrogate": (text(good) + b"# \xed\xa0\x80\n", "refused"),
        "cut-character": (text(good) + b"# \xec\x9d", "refused"),
        "random": (bytes((at * 7919 + at // 13) % 256 for at in range(600)), "refused"),
        "zip": (b"PK\x03\x04" + bytes(range(256)), "refused"),
        "anchor": (text(good.replace(f"{name}:", f"{name}: &a")), "refused"),
        "alias": (text(f"{good}x: *a\n"), "refused"),
        "laughs": (text(good + LAUGHS), "refused"),
        "merge-key": (text(f"{good}<<: {{a: 1}}\n"), "refused"),
        "python-tag": (text(f"{good}x: !!python/object/apply:os.system ['touch sprung']\n"),
                       "refused"),
        "own-tag": (text(good.replace(f"{name}:", f"{name}: !evil")), "refused"),
        "binary-tag": (text(f"{good}x: !!binary aGk=\n"), "refused"),
        "directive": (text(f"%YAML 9.9\n---\n{good}"), "either"),
        "tag-directive": (text(f"%TAG ! tag:evil,2000:\n---\n{good}"), "either"),
        "document-mark": (text(f"---\n{good}...\n"), "either"),
        "two-documents": (text(f"{good}---\n{good}"), "refused"),
        "deep-flow": (text(good + "x: " + "[" * 3000 + "]" * 3000 + "\n"), "refused"),
        "deep-maps": (text(good + "x: " + "{a: " * 1500 + "}" * 1500 + "\n"), "refused"),
        "deep-block": (text(good + "".join(" " * at + "a:\n" for at in range(120))), "refused"),
        "deep-open": (text(good + "x: " + "[" * 5000), "refused"),
        "wide": (text(f"{good}x: [{', '.join(['a'] * 3000)}]\n"), "refused"),
        "long-key": (text(f"{good}{'k' * 5000}: 1\n"), "refused"),
        "long-value": (text(f"{good}x: {'v' * 20000}\n"), "refused"),
        "twin-key": (text(f"{good}format: 1\n"), "refused"),
        "unknown-key": (text(f"{good}nonsense: 1\n"), "refused"),
        "unknown-evil-key": (text(f'{good}"un{EVIL}known": 1\n'), "refused"),
        "evil-value": (text(f'{good}"k{EVIL}": "v{EVIL}"\n'), "refused"),
        "evil-item": (text(good.replace(first, f'{first}\n    "k{EVIL}": "v{EVIL}"', 1)
                           if item.count("\n") > 1 else f'{good}"{EVIL}": "{EVIL}"\n'), "refused"),
        "merge-in-item": (
            text(f"{good}<<<<<<< ours\n    a: 1\n=======\n    a: 2\n>>>>>>> theirs\n"),
                          "refused"),
        "merge-torn": (text(f"{good}<<<<<<< ours\n"), "refused"),
        "merge-left": (text(f"{good}=======\n"), "refused"),
        "key-is-list": (text(f"{good}? [a, b]\n: 1\n"), "refused"),
        "key-is-empty": (text(f'{good}"": 1\n'), "refused"),
        "key-is-number": (text(f"{good}1: 1\n"), "refused"),
        "tab": (text(good.replace("  - ", "\t- ", 1)), "refused"),
        "unclosed-quote": (text(f'{good}x: "never\n'), "refused"),
        "unclosed-list": (text(f"{good}x: [a, b\n"), "refused"),
        "bad-escape": (text(f'{good}x: "\\q"\n'), "refused"),
        "half-escape": (text(f'{good}x: "\\ud800"\n'), "refused"),
        "nul-escape": (text(f'{good}x: "\\0"\n'), "refused"),
        "top-is-text": (b"hello\n", "refused"),
        "top-is-list": (b"- a\n- b\n", "refused"),
        "top-is-number": (b"1\n", "refused"),
        "no-format": (text(good.removeprefix("format: 1\n")), "refused"),
        "format-2": (text(good.replace("format: 1", "format: 2")), "refused"),
        "format-text": (text(good.replace("format: 1", "format: one")), "refused"),
        "format-list": (text(good.replace("format: 1", "format: [1]")), "refused"),
        "list-is-map": (text(f"{head}{name}: {{a: 1}}\n"), "refused"),
        "list-is-text": (text(f"{head}{name}: text\n"), "refused"),
        "items-are-lists": (text(f"{head}{name}:\n  - [a]\n  - [[b]]\n"), "refused"),
        "items-are-empty": (text(f"{head}{name}:\n  -\n  - {{}}\n  - ''\n"), "refused"),
        "conflict": (text(f"{head}{name}:\n<<<<<<< ours\n{item}=======\n{item}>>>>>>> theirs\n"),
                     "refused"),
        "html": (b"<!DOCTYPE html><script>alert(1)</script>\n", "refused"),
        "json": (text(f'{{"format": "1", "{name}": []}}\n'), "either"),
    }  # fmt: skip
    return found


ROWS: dict[str, tuple[bytes, str]] = {
    "good": (b"event,status,note\ngood,done,x\n", "harmless"),
    "empty": (b"", "refused"),
    "head-only": (b"event,status\n", "refused"),
    "nul": (b"event,status,note\ngood,done,\0\n", "either"),
    "unclosed-quote": (b'event,status,note\ngood,done,"a\ngood,done,b\n', "refused"),
    "lone-quote": (b'event,status,note\ngood,done,a"b\n', "harmless"),
    "quote-after": (b'event,status,note\ngood,done,"a"b\n', "refused"),
    "long-cell": (b"event,status,note\ngood,done," + b"x" * 140_000 + b"\n", "refused"),
    "many-columns": (b"event,status" + b",note" * 500 + b"\n", "refused"),
    "twin-column": (b"event,status,event\ngood,done,bad\n", "refused"),
    "unknown-column": (b"event,status,colour\ngood,done,x\n", "refused"),
    "more-cells": (b"event,status\ngood,done,x\n", "refused"),
    "fewer-cells": (b"event,status,note\ngood\n", "refused"),
    "evil-event": ("event,status\n\x1b[31m\u202e,done\n".encode(), "refused"),
    "evil-note": ("event,status,note\ngood,done,\x1b[31m\u202e\x85\u2028\n".encode(), "either"),
    "evil-url": (b"event,status,url\ngood,done,javascript:alert(1)\n", "refused"),
    "evil-status": (b"event,status\ngood,\x1b]0;x\x07\n", "refused"),
    "yaml-note": (b'event,status,note\ngood,done,"""} : [# &a *b !c"\n', "harmless"),
    "utf-16": ("event,status\ngood,done\n".encode("utf-16"), "refused"),
    "cp949": ("event,status,note\ngood,done,한글\n".encode("cp949"), "harmless"),
    "random": (bytes((at * 7919 + at // 13) % 256 for at in range(600)), "refused"),
    "words": ("event,status\n좋은,done\n".encode(), "refused"),
    "day": (b"event,status,on\ngood,done,9999-99-99\n", "refused"),
    "far-day": (b"event,status,on\ngood,done,9999-12-31\n", "either"),
    "semicolons": (b"event;status\ngood;done\n", "refused"),
    "formula": (b"event,status,note\ngood,done,=1+1\n", "harmless"),
}
LINES: dict[str, tuple[bytes, str]] = {
    "nul": (b"\0\n", "harmless"),
    "not-utf-8": (b"\xff\xfe\n2026\n", "harmless"),
    "mark": (b"\xef\xbb\xbf2026\n", "harmless"),
    "escape": ("\x1b[31m\u202e2026\n".encode(), "harmless"),
    "long": (b"2026" * 20_000 + b"\n", "harmless"),
    "digits": (b"9" * 5000 + b"\n", "harmless"),
    "brackets": (b"(" * 3000 + b"\n", "harmless"),
    "blank-lines": (b"\n\n\r\n \n", "harmless"),
    "separators": ("2026\u20282027\x85\v\f2028\n".encode(), "harmless"),
    "no-end": (b"2026", "harmless"),
    "tabs": (b"2026\t\t\t\t\n", "harmless"),
    "other-digits": ("२०२६\n２０２６\n²⁰²⁶\n".encode(), "harmless"),
    "far": (b"9999-12-31\n0001-01-01\n0000-00-00\n", "harmless"),
    "spans": (b"2026~" * 500 + b"\n", "harmless"),
}
TEXTS: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "either"),
    "nul": (b"\0" * 500, "either"),
    "not-utf-8": (b"\xff" * 500, "either"),
    "escape": ("2026년 5월 \x1b[31m\u202e\x85\u2028 2027년\n".encode(), "either"),
    "one-line": ("'24.下 ".encode() * 2000, "either"),
    "digits": (b"9" * 10_000, "either"),
    "brackets": (b"(" * 5000, "either"),
    "returns": (b"\r" * 2000, "either"),
    "random": (bytes((at * 7919 + at // 13) % 256 for at in range(3000)), "either"),
}
REVIEW = """\
format: 1
document: {id: rev, title: 글, publisher: p, dated: '2026-01-01', file: rev.txt, sha256: '%s'}
source: {name: a, sha256: b, reader: c}
pages: [1, 2]
proposals:
  - {title: 새것, decision: y, kind: plan, ministries: [가], line: '1', at: 앞, when: '2026',
     read: '2026', id: newone, key: k1}
  - {title: 새것, decision: '', kind: plan, line: '2', at: 앞, when: '2026', read: '2026',
     id: newtwo, key: k2, known: [good 0.90]}
set_aside:
  - {decision: '', reason: 예, line: '3', at: 앞, when: '2026', read: '2026', key: k3}
""" % ("0" * 64)
_WRONG = {
    "good": ("", "", "harmless"),
    "id-out": ("id: rev,", "id: '../../out',", "refused"),
    "id-absolute": ("id: rev,", "id: /tmp/out,", "refused"),
    "id-two-lines": ("id: rev,", 'id: "a\\nb",', "refused"),
    "id-list": ("id: rev,", "id: [rev],", "refused"),
    "id-none": ("id: rev,", "", "refused"),
    "id-another": ("id: rev,", "id: other,", "refused"),
    "sha256-list": ("sha256: '" + "0" * 64 + "'", "sha256: [x]", "refused"),
    "sha256-none": (", sha256: '" + "0" * 64 + "'", "", "refused"),
    "dated-list": ("dated: '2026-01-01'", "dated: [1]", "refused"),
    "dated-word": ("dated: '2026-01-01'", "dated: x", "either"),
    "file-out": ("file: rev.txt", "file: ../../x", "either"),
    "document-list": ("document: {", "document: [a]\nx: {", "refused"),
    "document-more": ("id: rev,", "id: rev, x: {a: b},", "refused"),
    "source-word": ("source: {name: a, sha256: b, reader: c}", "source: word", "refused"),
    "source-list": ("source: {name: a,", "source: {name: [a],", "refused"),
    "pages-word": ("pages: [1, 2]", "pages: word", "refused"),
    "pages-words": ("pages: [1, 2]", "pages: [x]", "refused"),
    "pages-map": ("pages: [1, 2]", "pages: {a: 1}", "refused"),
    "pages-digits": ("pages: [1, 2]", f"pages: [{'9' * 5000}]", "refused"),
    "after-out": ("pages: [1, 2]", "after: ../../x", "refused"),
    "line-digits": ("line: '1'", f"line: '{'9' * 5000}'", "refused"),
    "line-nought": ("line: '1'", "line: '0'", "either"),
    "line-list": ("line: '1'", "line: [1]", "refused"),
    "when-list": ("when: '2026'", "when: [a]", "refused"),
    "when-map": ("when: '2026'", "when: {a: b}", "refused"),
    "when-evil": ("when: '2026'", f'when: "{EVIL}"', "either"),
    "title-list": ("title: 새것", "title: [a]", "refused"),
    "title-evil": ("title: 새것", f'title: "{EVIL}"', "either"),
    "kind-unknown": ("kind: plan", "kind: zzz", "either"),
    "ministries-word": ("ministries: [가]", "ministries: 가", "refused"),
    "ministries-deep": ("ministries: [가]", "ministries: [[a], {b: c}]", "refused"),
    "ministries-evil": ("ministries: [가]", f'ministries: ["{EVIL}"]', "either"),
    "event-id-out": ("id: newone", "id: ../x", "either"),
    "event-id-list": ("id: newone", "id: [a]", "refused"),
    "event-id-evil": ("id: newone", f'id: "{EVIL}"', "either"),
    "known-word": ("known: [good 0.90]", "known: good", "refused"),
    "known-alone": ("known: [good 0.90]", "known: [good]", "refused"),
    "known-map": ("known: [good 0.90]", "known: [{a: b}]", "refused"),
    "known-nan": ("known: [good 0.90]", "known: [good nan]", "refused"),
    "at-none": ("at: 앞, when", "when", "harmless"),
    "at-list": ("at: 앞", "at: [x]", "refused"),
    "read-none": ("     read: '2026', id: newone", "     id: newone", "harmless"),
    "decision-list": ("decision: y", "decision: [y]", "refused"),
    "decision-evil": ("decision: y", f'decision: "{EVIL}"', "refused"),
    "decision-of-nothing": ("decision: y", "decision: m, event: nothing", "either"),
    "decision-of-list": ("decision: y", "decision: m, event: [x]", "refused"),
    "row-out": ("id: newone", "row: ../x, id: newone", "refused"),
    "page-list": ("id: newone", "page: [x], id: newone", "refused"),
    "read-as-list": ("id: newone", "read_as: [x], why: [y], id: newone", "refused"),
    "more": ("id: newone", "evil: {a: {b: [c]}}, id: newone", "refused"),
    "proposals-word": ("proposals:", "proposals: word\nx:", "refused"),
    "proposals-words": ("proposals:", "proposals: [word]\nx:", "refused"),
}  # fmt: skip
"""What is changed in a review, into what, and what is promised then."""
REVIEWS = {
    name: (REVIEW.replace(old, new, 1).encode(), promised)
    for name, (old, new, promised) in _WRONG.items()
}
MARKS: dict[str, tuple[bytes, str]] = {
    "random": (bytes((at * 7919 + at // 13) % 256 for at in range(600)), "harmless"),
    "commands": (b'[run]\ncommand = "touch sprung"\nstore = "/"\n', "harmless"),
    "nul": (b"\0", "harmless"),
}
GOOD = """\
format: 1
documents:
  - {id: doc, title: 문서, publisher: p, dated: '2026-01-01', file: doc.txt, sha256: '%s'}
events:
  - id: good
    title: 좋은 것
    kind: plan
    deliverable: true
    mentions:
      - {document: doc, line: 1, at: 앞, when: '2026. 12. 31.'}
    tags: [인재]
""" % ("0" * 64)
"""The store around a hostile file."""


def corpus() -> dict[str, dict[str, tuple[bytes, str]]]:
    """All of it: by the kind of file, by name."""
    events = attacks("timeline")
    return {
        **{kind: attacks(kind) for kind in KINDS if kind != "review"},
        "review": REVIEWS | {
            f"yaml-{name}": (data, "either") for name, (data, _) in attacks("review").items()
        },
        "rows": ROWS, "lines": LINES, "documents": TEXTS, "aitrack.toml": MARKS,
        "events": events | {"no-format": (events["no-format"][0], "harmless")},
    }  # fmt: skip


OUTCOMES = {
    f"{kind}/{name}": promised
    for kind, files in corpus().items()
    for name, (_, promised) in files.items()
}


ANSWERING = (
    "list", "due", "list --format json", "list --format csv", "show good", "search 좋은", "stats",
    "timeline --year 2026", "log", "documents", "ministries --format markdown", "conflicts",
    "slips", "remind", "remind --schedule odd", "schedule list", "schedule next odd",
    "schedule show odd", "doctor schedules delivery",
    "mark good --status done --no-evidence --note 예 --dry-run",
    "add new --title t --kind plan --source https://example.org/a --when 2026 --dry-run",
    "edit good --dry-run", "remove good --why 예 --dry-run", "undo --dry-run",
    "retract good 1 --why 예 --dry-run", "review", "accept", "schedule cron odd",
    "schedule systemd odd", "read {plan} --id fresh --title t --publisher p --dated 2026-01-01",
    "export site {home}/site", "export sqlite {home}/it.sqlite", "export ics {home}/it.ics",
    "export xlsx {home}/it.xlsx", "export html {home}/it.html", "export svg {home}/it.svg",
    "export scorecard {home}/card.svg",
)  # fmt: skip
"""Asked of every store with a hostile file in it, beside ``check``."""
FIRST = {
    "rows": "mark --from {case} --no-evidence --dry-run --store {store}",
    "lines": "when --format jsonl",
    "events": "add --dry-run --store {store}",
    "documents": "check --documents {texts} --coverage {texts} --store {store}",
    "targets": "doctor delivery --store {store}",
    "review": "review rev --store {store}",
    "aitrack.toml": "check",
}
"""What shows the promise kept, where that is not ``check``."""
HANGS_SECONDS = 600
"""What takes so long has no end; a loaded machine may take one for what should take one second."""
READ_BY_HAND = {
    "documents": (
        "when --text {case}", "when --text {case} --format jsonl",
        "add-document d --title t --publisher p --dated 2026-01-01 --text {case} --store {store}",
    ),
    "lines": ("when --text {case}", "when --text"),
    "targets": ("remind --target team --store {store}",),
    "review": (
        "review rev --format csv --store {store}", "review --store {store}",
        "accept rev --dry-run --store {store}", "accept rev --store {store}",
        "diff rev rev --store {store}",
    ),
}  # fmt: skip
"""Commands that take the file itself."""


class Case:
    """One hostile file in its place, in folders made for it."""

    def __init__(self, name: str, home: Path) -> None:
        self.kind, _, self.name = name.partition("/")
        self.promised = OUTCOMES[name]
        self.path = CORPUS / self.kind / self.name
        self.data = self.path.read_bytes()
        self.home, self.store, self.texts = home, home / "store", home / "texts"
        self.store.mkdir(parents=True)
        self.texts.mkdir()
        (self.store / "timeline.yaml").write_text(GOOD, "utf-8")
        (home / "plan.txt").write_text("□ 인공지능 기본계획 수립 ('27.上)\n", "utf-8")
        self.place = self.path
        if self.kind == "targets":
            self.place = home / ".config" / "aitrack" / "targets.yaml"
        elif self.kind in KINDS:
            if self.kind == "review":
                (self.store / "texts").mkdir()
                (self.store / "texts" / "rev.txt").write_text("가 2026\n" * 3, "utf-8")
            self.place = self.store / KINDS[self.kind]
        elif self.kind == "documents":
            self.place = self.texts / "doc.txt"
        elif self.kind == "aitrack.toml":
            self.place = self.store / self.kind
        if self.place != self.path:
            self.place.parent.mkdir(parents=True, exist_ok=True)
            self.place.write_bytes(self.data)
            self.place.chmod(0o600)

    def first(self) -> list[str]:
        """The command that shows the promise kept."""
        return self._words(FIRST.get(self.kind, "check --store {store}"))

    def others(self) -> list[list[str]]:
        """All other commands that may meet the file."""
        asked = [f"{each} --store {{store}}" for each in ANSWERING]
        asked += [
            "diff {store} {store}",
            "mark good --status done --no-evidence --note 예 --store {store}",
        ]
        if self.kind in ("rows", "lines", "events"):  # no store of theirs is hostile
            asked = []
        return [self._words(each) for each in (*READ_BY_HAND.get(self.kind, ()), *asked)]

    def _words(self, line: str) -> list[str]:
        named = {
            "case": self.place, "store": self.store, "texts": self.texts, "home": self.home,
            "plan": self.home / "plan.txt",
        }  # fmt: skip
        return [word.format(**named) for word in line.split()]


def write() -> None:
    """Write the files."""
    for kind, files in corpus().items():
        folder = CORPUS / kind
        folder.mkdir(parents=True, exist_ok=True)
        for left in folder.iterdir():
            left.unlink()
        for name, (data, _) in files.items():
            (folder / name).write_bytes(data)


def tried(name: str) -> tuple[int, list[str], float]:
    """One file through every command: how many runs, what broke the promise, the slowest."""
    broken, slowest = list[str](), 0.0
    with TemporaryDirectory() as home:
        case = Case(name, Path(home))
        env = {"HOME": home, "PATH": os.environ["PATH"], "AITRACK_TODAY": "2026-11-20"}
        asked = [case.first(), *case.others()]
        for words in asked:
            began = time.monotonic()
            try:
                done = subprocess.run(
                    [sys.executable, "-m", "aitrack", *words], env=env, cwd=case.store,
                    input=case.data, capture_output=True, check=False, timeout=HANGS_SECONDS,
                )  # fmt: skip
            except subprocess.TimeoutExpired:
                broken.append(f"{name}: {words}: no end in {HANGS_SECONDS} s\n")
                continue
            slowest = max(slowest, time.monotonic() - began)
            said = done.stdout + done.stderr
            wrong = b"Traceback" in said or done.returncode not in range(4)
            wrong |= bool(raw(said.decode("utf-8"))) or (case.store / "sprung").exists()
            if words == case.first() and case.promised != "either":
                wrong |= (done.returncode != 0) is (case.promised == "harmless")
            if wrong:
                broken.append(f"{name}: {words}: {done.returncode}\n{said[-400:]!r}\n")
    return len(asked), broken, slowest


def run() -> int:
    """Each file through every command, in a process of its own; how many broke the promise."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = list(pool.map(tried, OUTCOMES))
    broken = [each for _, several, _ in found for each in several]
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10
    sys.stdout.write(
        f"{''.join(broken)}{len(OUTCOMES)} files, {sum(runs for runs, *_ in found)} runs,"
        f" {len(broken)} broke the promise; the slowest took"
        f" {max(slowest for *_, slowest in found):.1f} s, the largest {most} MB\n"
    )
    return len(broken)


def raw(text: str) -> set[str]:
    """Characters in it that a terminal would obey."""
    return {char for char in set(text) - set("\n\r\t") if category(char) in _OBEYED}


_OBEYED = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))


if __name__ == "__main__":
    if sys.argv[1:] == ["run"]:
        sys.exit(run() > 0)
    write()
