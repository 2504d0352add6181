"""Fields → bodies, with their former names and what became of them."""

from __future__ import annotations

from aitrack.bodies import MOVED, Body, Former, Succession
from aitrack.store.files.decode import identity
from aitrack.store.files.fields import names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.store.files.fields import Fields

BODY = names("id name kind former succeeded short names english acronym until sources note")
FORMER = names("until name short english acronym how sources")
SUCCEEDED = names("on to how sources")


def body(fields: Fields) -> Body | None:
    """One entry of ``bodies``."""
    found_id = identity(fields)
    name, kind = fields.needed("name"), fields.needed("kind")
    former = tuple(past for each in fields.records("former") if (past := _former(each)))
    after = fields.record("succeeded")
    found = Body(
        found_id, name, kind, fields.text("short"), fields.texts("names"), fields.text("english"),
        fields.text("acronym"), former, _succession(after) if after else None, fields.day("until"),
        fields.texts("sources"), fields.text("note"),
    )  # fmt: skip
    return found if fields.finish(BODY) else None


def _former(fields: Fields) -> Former | None:
    """An entry of ``former``: a name that the body used to have."""
    until = fields.day("until", required=True)
    was = None
    if until:
        was = Former(
            fields.needed("name"), fields.text("short"), fields.text("english"),
            fields.text("acronym"), until, fields.needed("how"), fields.texts("sources"),
        )  # fmt: skip
    return was if fields.finish(FORMER) else None


def _succession(fields: Fields) -> Succession | None:
    """The mapping ``succeeded``: what the body became."""
    to = fields.texts("to", required=True)
    how, sources = fields.needed("how"), fields.texts("sources")
    on = fields.day("on", required=how != MOVED)
    return Succession(to, on, how, sources) if fields.finish(SUCCEEDED) else None
