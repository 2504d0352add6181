"""The documents of a store that were read, and how much of each waits for a person."""

from __future__ import annotations

from aitrack.errors import AitrackError
from aitrack.intake import entries
from aitrack.printable import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from aitrack.errors import Lang


def page(folder: Path, lang: Lang) -> str:
    """One line a document."""
    rows = []
    for path in sorted((folder / entries.FOLDER).glob("*.yaml")):
        try:
            review = entries.load(folder, path.stem)
        except AitrackError as error:
            rows.append(f"{clean(path.stem)}  {clean(error.words.say(lang))}")
            continue
        left, number = len(review.undecided), len(review.proposals)
        title = clean(review.document.get("title", ""))
        told = f"{left}/{number} to decide" if lang == "en" else f"정할 것 {left}/{number}건"
        rows.append(f"{path.stem}  {told}  {title}")
    if not rows:
        none = (
            f"읽은 문서가 없음: aitrack read FILE --store {folder}",
            f"no document was read: aitrack read FILE --store {folder}",
        )
        rows = [none[lang == "en"]]
    return "\n".join(rows) + "\n"
