"""The pages of a site beside its first: bodies, documents, events. They need no script."""

from __future__ import annotations

from aitrack.exports.axis import Axis, axis_of
from aitrack.exports.entries import entry
from aitrack.exports.given import is_web
from aitrack.exports.page import drawn, groups, head, in_order
from aitrack.exports.phrases import phrases
from aitrack.exports.templates import SHARED_STYLES, environment, styled
from aitrack.printable import clean
from aitrack.views.labels import note_of, title_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from aitrack.answers.report import Row
    from aitrack.bodies import Body
    from aitrack.exports.given import Given
    from aitrack.exports.names import Names
    from aitrack.model import Document

_STYLES = ("base.css", "page.css", "narrow.css", "print.css")
SHEET = "style.css"


class Pages:
    """What makes the pages of one site.

    Args:
        given: The answer that the site is of.
        url: Where it will stand, with a slash at its end; empty where that is not known.
        ids: The items it has.
    """

    def __init__(self, given: Given, url: str, ids: Names) -> None:
        self.given, self.url, self.ids = given, url, ids
        self.t = phrases(given.lang)
        self.title = clean(given.title or self.t["title"])
        self.jinja = environment()
        self.head = head(given)
        self.styles = styled(*_STYLES)
        """One file for all pages beside the first."""

    def front(self) -> dict[str, Any]:
        """What the first page adds for a site."""
        t = self.t
        nav = [
            (t["ministries"], "ministry/"), (t["scorecard"], "scorecard.svg"),
            (t["calendar"], "calendar/all.ics"), ("Excel", "items.xlsx"),
            (f"{t['changes']}(Atom)", "feed.xml"), ("JSON", "api/v1/index.json"),
        ]  # fmt: skip
        return {"nav": nav, "canonical": self.url, "feed": "feed.xml"}

    def event(self, row: Row) -> str:
        """One item in full, with its period drawn."""
        periods = [each.period for each in row.event.mentions]
        axis, first = axis_of(periods, self.given.report.today)
        each = entry(row, self.given, axis, self.ids)
        return self._page(
            "event.html", self.given, axis, first, f"event/{row.event.id}/", each["title"], e=each
        )

    def body(self, body: Body, part: Given, score: dict[str, Any]) -> str:
        """The items of a body and its family."""
        name = (body.english or body.name) if part.lang == "en" else body.name
        said = [words.say(part.lang) for words in part.timeline.bodies.succession(body)]
        ics = f"calendar/{body.id}.ics"
        return self._list(part, f"ministry/{body.id}/", name, said, ics=ics, score=score)

    def document(self, document: Document, part: Given, score: dict[str, Any]) -> str:
        """The items that a document speaks of."""
        by = (document.publisher_en if part.lang == "en" else None) or document.publisher
        facts = [f"{by} · {document.dated}", note_of(document, part.lang) or ""]
        if document.url and is_web(document.url):
            facts.append(document.url)
        name = title_of(document, part.lang)
        return self._list(part, f"document/{document.id}/", name, facts, ics=None, score=score)

    def bodies(self, listed: Sequence[tuple[str, str, int, dict[str, Any]]]) -> str:
        """Every body with what became of its promises, those with most items first."""
        rows: list[dict[str, Any]] = [
            {"id": name, "name": label, "items": items, "score": score}
            for name, label, items, score in listed
        ]
        rows.sort(key=lambda each: (-each["items"], each["name"]))
        axis, first = axis_of([], self.given.report.today)
        return self._page(
            "bodies.html", self.given, axis, first, "ministry/", self.t["ministries"], bodies=rows
        )

    def _list(self, part: Given, place: str, name: str, facts: Sequence[str], **more: Any) -> str:
        """A page of items under the names of their states."""
        found = in_order(part.report.rows)
        axis, first = axis_of((row.event.period for row in found), part.report.today)
        own = [entry(row, part, axis, self.ids) for row in found]
        return self._page(
            "list.html", part, axis, first, place, name, groups=groups(own, part),
            facts=[each for each in facts if each], total=part.report.total, **more,
        )  # fmt: skip

    def _page(
        self,
        template: str,
        part: Given,
        axis: Axis,
        first: Axis,
        place: str,
        name: str,
        **more: Any,
    ) -> str:
        home = "../" * place.count("/")
        macros = self.jinja.get_template("item.html").make_module(
            {"t": self.t, "axis": drawn(axis, first), "home": home}
        )
        context: dict[str, Any] = {
            **(self.head if part is self.given else head(part)),
            "axis": drawn(axis, first), "today": axis.share(part.report.today),
            "rows": macros, "home": home, "name": name, "site_title": self.title,
            "canonical": f"{self.url}{place}" if self.url else "", "policy": SHARED_STYLES,
            "sheet": f"{home}{SHEET}", **more,
        }  # fmt: skip
        return self.jinja.get_template(template).render(context)
