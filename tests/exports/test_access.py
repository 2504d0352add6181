"""Every type of page, light and dark, is free of what axe-core finds wrong; so is an open pane."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from node import package_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Run

RULES = """async () => (await axe.run(document, { resultTypes: ["violations"] })).violations
  .map((each) => `${each.id}: ${each.nodes[0].html.slice(0, 120)}`)"""
PAGES = (
    "index.html", "index.html#privacy-researchers", "ministry/index.html",
    "ministry/pipc/index.html", "document/*/index.html", "event/privacy-researchers/index.html",
)  # fmt: skip


@pytest.fixture(scope="module")
def page(browser: Any) -> Iterator[Any]:
    """A window with axe-core in it, put there by the browser: the page's own policy forbids it."""
    script = package_file("axe-core/axe.min.js")
    context = browser.new_context(bypass_csp=True, viewport={"width": 1280, "height": 800})
    context.add_init_script(path=script)
    yield context.new_page()
    context.close()


def test_no_page_of_a_site_keeps_anybody_out(run: Run, tmp_path: Path, page: Any) -> None:
    site = tmp_path / "site"
    result = run("export", "site", str(site), "--ministry", "개인정보위", "--lang", "ko")
    assert result.exit_code == 0, result.stderr
    english = tmp_path / "english.html"
    assert run("export", "html", str(english), "--lang", "en", "--state", "overdue").exit_code == 0
    addresses = [english.as_uri()]
    for name in PAGES:
        path, _, item = name.partition("#")
        found = next(iter(sorted(site.glob(path))))
        addresses.append(found.as_uri() + (f"#{item}" if item else ""))
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for address in addresses:
            page.goto("about:blank")
            page.goto(address)
            assert page.evaluate(RULES) == [], (scheme, address)
