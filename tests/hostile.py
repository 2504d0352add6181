"""The corpus of hostile files: a small one for every way to harm, in the place of every file read.

``attacks`` has them by the kind of file they take the place of and by what they do, each with what
is promised of it: ``refused``, a Problem that names the path; ``harmless``, nothing is wrong;
``either`` where a reader may do one or the other. Whatever it is: no traceback, no control
character, no hanging.
"""

from __future__ import annotations

EVIL = "\\e[31m\\u202E\\u0085\\u2028\\u009B2J"
"""Written as YAML writes it, in double quotes."""
KINDS = {
    "timeline": "timeline.yaml",
    "timeline.d": "timeline.d/more.yaml",
    "ministries": "ministries.yaml",
    "outcomes": "outcomes.yaml",
    "exclusions": "exclusions.yaml",
    "holidays": "holidays.yaml",
    "schedules": "schedules/odd.yaml",
    "targets": "targets.yaml",
}
"""Where each kind stands in a store; ``targets`` in the user's own folder."""
LISTS = {
    "timeline": (
        "events",
        (
            "  - id: bad\n    title: 나쁜 것\n    kind: plan\n    source: https://example.org/a\n"
            "    when: '2026'\n"
        ),
    ),
    "ministries": ("bodies", "  - id: body\n    name: 기관\n    kind: 부\n"),
    "outcomes": (
        "outcomes",
        "  - event: good\n    status: done\n    recorded: '2026-11-01'\n    by: press\n",
    ),
    "exclusions": (
        "exclusions",
        "  - document: doc\n    line: 1\n    text: '2026'\n    why: 예\n",
    ),
    "holidays": ("added", "  - day: '2026-12-01'\n    name: 쉬는 날\n"),
    "schedules": ("lead_days", "  - 30\n"),
    "targets": ("targets", "  - id: team\n    url: json://localhost\n"),
}
LISTS["timeline.d"] = LISTS["timeline"]
HEADS = {"schedules": "title: 일정\n"}
LAUGHS = "".join(
    f"x{at}: &a{at} [{', '.join([f'*a{at - 1}'] * 9) if at else 'ha'}]\n" for at in range(9)
)


def attacks(kind: str) -> dict[str, tuple[bytes, str]]:
    """What can be done to a file of YAML, by name: its bytes, and what is promised."""
    name, item = LISTS[kind]
    head = f"format: 1\n{HEADS.get(kind, '')}"
    good = f"{head}{name}:\n{item}"
    first = item.split("\n")[0].removeprefix("  - ")

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
        "evil-value": (text(good.replace(first, f'{first}\n    "k{EVIL}": "v{EVIL}"', 1)
                            if kind != "schedules" else f'{good}tag: "{EVIL}"\n'), "refused"),
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
