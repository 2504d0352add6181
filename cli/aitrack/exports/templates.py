"""Pages laid out by Jinja: everything is escaped, and nothing of another's that would be obeyed."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from aitrack.exports.palette import rules
from aitrack.exports.resources import FOLDER, resource
from aitrack.printable import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_DIGITS = 3


def environment() -> Environment:
    """What renders a template: strict, escaping, and without a blank too many."""
    made = Environment(
        loader=FileSystemLoader(FOLDER / "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, finalize=_printed, auto_reload=False,
        keep_trailing_newline=True,
    )  # fmt: skip
    made.filters["pct"] = percent
    made.filters["told"] = told
    made.filters["on_one_line"] = on_one_line
    return made


def _printed(value: Any) -> Any:
    """What is printed: markup of ours as it is, any other text without what would be obeyed."""
    if value is None:
        return ""
    if isinstance(value, Markup):
        return value
    return clean(value) if isinstance(value, str) else value


def told(text: str, **values: object) -> str:
    """A phrase with its values in place."""
    for name, value in values.items():
        text = text.replace("{" + name + "}", str(value))
    return text


def percent(share: float) -> str:
    """A share of the axis as SVG has it.

    >>> percent(0.51234), percent(0.5)
    ('51.234%', '50%')
    """
    return f"{100 * share:.{_DIGITS}f}".rstrip("0").rstrip(".") + "%"


def on_one_line(markup: Markup) -> Markup:
    """Markup without its line breaks, so that a script can take it by lines."""
    return Markup(" ".join(markup.split()))  # noqa: S704, escaped where it was made


def asset(*names: str) -> Markup:
    """Scripts or styles of ours, one behind the other."""
    return Markup("\n".join(resource("assets", name) for name in names))  # noqa: S704, our own files


def styled(*names: str) -> Markup:
    """Style sheets of ours, and before them the colours of states."""
    return Markup(f"{rules()}\n{asset(*names)}")  # noqa: S704, our own files


def policy(styles: str, scripts: str) -> str:
    """A Content-Security-Policy that allows exactly these, and nothing to be fetched."""
    return (
        "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; "
        f"style-src {_hashed(styles)}; script-src {_hashed(scripts)}"
    )


SHARED_STYLES = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src 'self' file:"
)
"""Of a page without scripts that shares its style sheet with others, on a server or a disk."""


def _hashed(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" if text else "'none'"
