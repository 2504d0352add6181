"""A language model that the user has named, asked for titles; off unless ``read --model`` is said.

``model.yaml`` in the user's configuration folder names an endpoint that speaks as OpenAI's does::

    format: 1
    url: http://localhost:8080/v1
    model: some-model
    key: MY_KEY          # the environment variable that holds it, where one is needed

No other place is looked at: neither the current folder nor a store can name an endpoint. The text
of the document is sent; what comes back is believed only where ``suggesting`` finds its words.
"""

from __future__ import annotations

import json
import os

from aitrack.errors import AitrackError, UsageError
from aitrack.store.files.opened import open_file
from aitrack.store.places import config_folder
from aitrack.values import Frozen, dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

FILE = "model.yaml"
SECONDS = 120
_MOST_BYTES = 1 << 20
_ASKED = """\
You read Korean and English policy documents. Each line of the text has its number. For every date
listed, give the promises, events or schedules that it is the date of. Answer with JSON only:
{"items": [{"line": NUMBER, "when": "the notation as listed", "title": "short noun phrase"}]}
Use only words that stand in that line or the lines around it; end a title with what is done; give
several items where several things share one date; leave out dates of statistics and sources.
"""


@dataclass(frozen=True, slots=True)
class Endpoint(Frozen):
    """Where a model answers."""

    url: str
    model: str
    key: str
    """Never shown."""

    def __repr__(self) -> str:
        return f"Endpoint({self.model!r})"


def endpoint() -> Endpoint:
    """The one that the user's configuration names.

    Raises:
        UsageError: There is none, or it is no web address.
    """
    path = config_folder() / FILE
    if not path.is_file():
        raise UsageError(
            f"--model: {path}에 url과 model을 적습니다", f"--model: write url and model into {path}"
        )
    root = open_file(path)
    url, model, key = root.text("url") or "", root.text("model") or "", root.text("key") or ""
    if not (url.startswith(("http://", "https://")) and model):
        raise UsageError(f"{path}: url(http)과 model이 있어야 함", f"{path}: needs url and model")
    return Endpoint(url.rstrip("/"), model, os.environ.get(key, "") if key else "")


def ask(where: Endpoint, text: str) -> list[dict[str, Any]]:
    """The items that a model makes of a part of a document, unbelieved.

    Raises:
        AitrackError: It does not answer, or not in JSON.
    """
    from urllib.error import URLError  # noqa: PLC0415, only where a model is asked
    from urllib.request import HTTPRedirectHandler, Request, build_opener  # noqa: PLC0415

    class Still(HTTPRedirectHandler):
        """The text goes where the user said, and nowhere else."""

        def redirect_request(self, *_: object) -> None:
            return None

    body = {
        "model": where.model,
        "temperature": 0,
        "messages": [{"role": "system", "content": _ASKED}, {"role": "user", "content": text}],
    }
    heads = {"Content-Type": "application/json"}
    if where.key:
        heads["Authorization"] = f"Bearer {where.key}"
    request = Request(f"{where.url}/chat/completions", json.dumps(body).encode(), heads)  # noqa: S310, http(s) as checked
    try:
        with build_opener(Still).open(request, timeout=SECONDS) as answer:
            said = json.loads(answer.read(_MOST_BYTES))
        content = str(said["choices"][0]["message"]["content"])
        items = json.loads(content[content.index("{") : content.rindex("}") + 1])["items"]
        return [each for each in items if isinstance(each, dict)]
    except (URLError, OSError, ValueError, KeyError, IndexError, TypeError) as error:
        what = str(error)[:100] or type(error).__name__
        raise AitrackError(
            f"모델이 답하지 않음: {what}. --model 없이도 읽습니다.",
            f"the model does not answer: {what}. It can be read without --model.",
        ) from None
