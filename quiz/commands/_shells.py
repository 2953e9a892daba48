"""The completion scripts, which shtab writes from the parsers; they ask the program for names."""

from __future__ import annotations

import argparse
import re
import shlex
import sys

from quiz.commands import doc_of, module_of, names
from quiz.commands._help import JSON, PROGRAM

_KINDS = {
    "DECK": "decks",
    "TAG": "tags",
    "settings NAME": "settings",
    "settings VALUE": "values",
    "log N": "sittings",
    "restore FILE": "backups",
    "FILE": "file",
    "PATH": "file",
    "FOLDER": "directory",
}
"""The kind of words for what an argument is called, or for the one argument of a command."""
_PREAMBLES = {
    "bash": """
_quiz_ask() {{ {ask} --bash="$1" --words "$2" "${{@:3}}" 2>/dev/null </dev/null; }}
_quiz_decks() {{ _quiz_ask "$1" decks; }}
_quiz_tags() {{ _quiz_ask "$1" tags; }}
_quiz_settings() {{ _quiz_ask "$1" settings; }}
_quiz_values() {{ _quiz_ask "$1" values --of="${{COMP_WORDS[COMP_CWORD-1]}}"; }}
_quiz_sittings() {{ _quiz_ask "$1" sittings; }}
_quiz_backups() {{ _quiz_ask "$1" backups; }}
""",
    "zsh": """
(( $+functions[compdef] )) || {{ autoload -Uz compinit && compinit -i; }}
_quiz_add() {{
  local -a lines found shown
  local line
  lines=(${{(f)"$({ask} --words "$@" 2>/dev/null </dev/null)"}})
  for line in "${{lines[@]}}"; do
    found+=("${{line%%$'\\t'*}}")
    [[ $line = *$'\\t'* ]] && line="${{(r:18:)line%%$'\\t'*}} -- ${{line#*$'\\t'}}"
    shown+=("$line")
  done
  compadd -V quiz -d shown -a found
}}
_quiz_first() {{ _shtab_quiz_commands; _files -g '*.(yaml|yml)'; }}
_quiz_decks() {{ _quiz_add decks; _files -g '*.(yaml|yml)'; }}
_quiz_tags() {{ _quiz_add tags; }}
_quiz_settings() {{ _quiz_add settings; }}
_quiz_values() {{ _quiz_add values --of="${{words[CURRENT-1]}}"; }}
_quiz_sittings() {{ _quiz_add sittings; }}
_quiz_backups() {{ _quiz_add backups; _files; }}
""",
    "fish": """
function _quiz_ask
  {ask} --words $argv 2>/dev/null </dev/null
end
function _quiz_decks
  _quiz_ask decks
  __fish_complete_suffix .yaml
end
function _quiz_tags; _quiz_ask tags; end
function _quiz_settings; _quiz_ask settings; end
function _quiz_values; _quiz_ask values --of=(commandline -opc)[-1]; end
function _quiz_sittings; _quiz_ask sittings; end
function _quiz_backups; _quiz_ask backups; end
""",
}

_FILES = {
    "bash": "complete -o bashdefault -o default -F _shtab_quiz quiz",
    "fish": (
        "complete -c quiz -n '_shtab_quiz_using; and test $_shtab_quiz_npos -eq 0' "
        "-ka '(__fish_complete_suffix .yaml)'"
    ),
}
"""Files where no word fits, as without a script; zsh has that in a function."""


def script(shell: str) -> str:
    """The script of a shell."""
    import shtab

    preamble = _PREAMBLES[shell].format(ask=_ask())
    written = f"{shtab.complete(_whole(), shell, preamble=preamble)}"
    if shell == "zsh":
        # As shtab has it, what can be given several times would be completed once.
        written = re.sub(r'"\(\*\)::?', '"*:', written)
        return written.replace("': :_shtab_quiz_commands'", "': :_quiz_first'")
    return f"{written}\n{_FILES[shell]}"


def _ask() -> str:
    """The command that says the words: this very program, wherever the shell stands by then."""
    python = [sys.executable, "-P", "-m", PROGRAM] if sys.executable else [PROGRAM]
    return shlex.join([*python, "completion"])


def _whole() -> argparse.ArgumentParser:
    """One parser for all commands."""
    whole = argparse.ArgumentParser(prog=PROGRAM)
    whole.add_argument("-V", "--version", action="version", help="say which version this is")
    commands = whole.add_subparsers()
    for name in names():
        parser = commands.add_parser(name, help=doc_of(name).sentence)
        module_of(name).arguments(parser)
        for action in parser._actions:
            _complete(action, name)
    return whole


def _complete(action: argparse.Action, command: str) -> None:
    """Says what an argument can be: its words, or where shtab finds them."""
    import shtab

    metavar = f"{action.metavar or ''}"
    only = () if action.option_strings else (f"{command} {metavar}",)
    kind = next((_KINDS[name] for name in (*only, metavar) if name in _KINDS), "")
    if metavar == "COMMAND":
        action.choices = [*names(), JSON]
    elif "|" in metavar:
        action.choices = metavar.split("|")
    elif kind in shtab.CHOICE_FUNCTIONS:
        action.complete = shtab.CHOICE_FUNCTIONS[kind]  # type: ignore[attr-defined] # shtab's
    elif kind:
        function = f"_{PROGRAM}_{kind}"
        asked = {"bash": function, "zsh": function, "fish": f"({function})"}
        action.complete = asked  # type: ignore[attr-defined] # shtab's
