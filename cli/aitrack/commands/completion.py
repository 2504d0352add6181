"""``aitrack completion``: how to have a shell complete commands, options and their values."""

from __future__ import annotations

import os

from aitrack.commands.choosing import unknown
from aitrack.commands.parameters import Command, Parameter
from aitrack.commands.session import AS_OF, LANGUAGE, TODAY, check_language, clocks
from aitrack.errors import Words
from aitrack.streams import put

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.commands.parameters import Asked

SHELLS = ("bash", "zsh", "fish")
SCRIPTS = {
    "bash": """\
_aitrack() {
    local IFS=$'\\n'
    local line="${COMP_LINE:0:COMP_POINT}"
    COMPREPLY=($(aitrack __complete bash "$line" "$COMP_WORDBREAKS" 2>/dev/null))
}
complete -o default -F _aitrack aitrack
""",
    "zsh": """\
_aitrack() {
    local -a found
    found=("${(@f)$(aitrack __complete zsh "${(@)words[2,CURRENT]}" 2>/dev/null)}")
    if [[ -n "${found[1]}" ]]; then
        _describe aitrack found
    else
        _files
    fi
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
compdef _aitrack aitrack
""",
    "fish": """\
function __aitrack_complete
    set -l typed (commandline -ct)
    set -l found (aitrack __complete fish (commandline -opc)[2..-1] "$typed" 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\\n' $found
    else
        __fish_complete_path "$typed"
    end
end
complete -c aitrack -f -k -a '(__aitrack_complete)'
""",
}
LINES = {
    "bash": "echo 'eval \"$(aitrack completion bash)\"' >> ~/.bashrc",
    "zsh": "echo 'eval \"$(aitrack completion zsh)\"' >> ~/.zshrc",
    "fish": "aitrack completion fish > ~/.config/fish/completions/aitrack.fish",
}
"""What a person pastes once."""
EXAMPLES = """\
aitrack completion
aitrack completion bash
"""
COMMAND = Command(
    (
        Parameter(
            "shell",
            Words("이 셸의 함수 (없으면 붙여 넣을 줄)", "its functions (else a line to paste)"),
            "|".join(SHELLS), completes=SHELLS,
        ),
        TODAY, AS_OF, LANGUAGE,
    ),
    EXAMPLES,
)  # fmt: skip


def run(asked: Asked) -> None:
    """Nothing is installed by itself: the line is for the person to paste."""
    check_language(asked)
    clocks(asked)  # taken by every command; nothing here depends on a day
    shell = asked["shell"]
    if shell is None:
        mine = os.path.basename(os.environ.get("SHELL", ""))
        put(LINES.get(mine, LINES["bash"]) + "\n")
        return
    if shell not in SHELLS:
        raise unknown("completion", shell, SHELLS, SHELLS)
    put(SCRIPTS[shell])
