"""The colours of states, on paper and on a screen in the dark: one place for pages and pictures.

Of each state the text, the tint behind it, and its bar. No state is told by colour alone.
"""

from __future__ import annotations

LIGHT = {
    "overdue": ("#8a4b00", "#ffeed2", "#e2932c"),
    "missed": ("#a3231b", "#fde3e0", "#d3423a"),
    "done": ("#07633f", "#d8f1e4", "#1f9d68"),
    "partly": ("#45640c", "#e9f3d2", "#8bb13c"),
    "changed": ("#5b3aa2", "#ebe4f9", "#8b6bd0"),
    "dropped": ("#555c66", "#e8eaed", "#9aa2ad"),
    "open": ("#0e4d8f", "#dceafb", "#2f7dd0"),
    "upcoming": ("#205a80", "#e2f0f8", "#6fabd6"),
    "ongoing": ("#235769", "#dceef0", "#54a0b3"),
    "undated": ("#566274", "#edf0f4", "#a8b2bf"),
    "ended": ("#6b5a1e", "#f3eeda", "#c9b56a"),
    "past": ("#566274", "#edf0f4", "#b0b9c5"),
}
DARK = {
    "overdue": ("#ffcf8c", "#402e13", "#e29a3d"),
    "missed": ("#ffb1aa", "#4a1f1c", "#e0605a"),
    "done": ("#8ce0b8", "#123828", "#2fae78"),
    "partly": ("#cbe58d", "#2c3815", "#90b548"),
    "changed": ("#cdb9ff", "#32264f", "#9679da"),
    "dropped": ("#bcc4ce", "#2b323b", "#75808d"),
    "open": ("#a5cdfb", "#17324f", "#4a92e0"),
    "upcoming": ("#a9d3ee", "#1a3344", "#5b98c4"),
    "ongoing": ("#a4d7e2", "#18373f", "#4b94a6"),
    "undated": ("#b3bdc9", "#262f39", "#66727f"),
    "ended": ("#e3d49b", "#353019", "#8f8146"),
    "past": ("#b3bdc9", "#262f39", "#5d6874"),
}
_PLAIN = "past"
_SAME = {"in-progress": "open", "not-done": "missed", "retracted": "dropped"}


def colours(state: str) -> tuple[str, str, str]:
    """Text, tint and bar of a state on white; a state without any has those of what is past."""
    return LIGHT.get(state, LIGHT[_PLAIN])


def rules() -> str:
    """Them as style rules, by a class for each state."""

    def block(palette: dict[str, tuple[str, str, str]]) -> str:
        rules = []
        for state, (text, tint, bar) in palette.items():
            names = [state, *(same for same, as_ in _SAME.items() if as_ == state)]
            chosen = ", ".join(f".s-{name}" for name in names)
            rules.append(f"{chosen} {{ --ss: {text}; --sb: {tint}; --sc: {bar}; }}")
        return "\n".join(rules)

    dark = f"@media screen and (prefers-color-scheme: dark) {{\n{block(DARK)}\n}}"
    plain = dict.fromkeys(("ss", "sb", "sc"))
    root = " ".join(
        f"--{name}: {colour};" for name, colour in zip(plain, LIGHT[_PLAIN], strict=True)
    )
    return f":root {{ {root} }}\n{block(LIGHT)}\n{dark}"
