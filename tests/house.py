"""The rules of the house: each returns its complaints of a tree as a text, empty if all is well."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

LONGEST_FUNCTION = 30
HEAVY = {
    "textual",
    "rich",
    "yaml",
    "rapidfuzz",
    "text_to_num",
    "shtab",
    "sqlite3",
    "hypothesis",
    "importlib.metadata",
}

_LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"

_LIST_HEAVY = f"""
import contextlib, io, sys
from quiz.__main__ import main

def status(words):
    try:
        return main(words)
    except SystemExit as end:
        return end.code

allowed_by = {{"--version": set(), "--help": set(), "check decks/sampler.yaml": {{"yaml"}}}}
for command, allowed in allowed_by.items():
    with contextlib.redirect_stdout(io.StringIO()):
        failed = status(command.split())
    if failed:
        sys.exit(f"{{command}} ends with status {{failed}}")
    if heavy := {HEAVY!r} & set(sys.modules) - allowed:
        sys.exit(f"{{command}} imports {{' '.join(sorted(heavy))}}")
"""


def python(root: Path, *words: str) -> str:
    """What a command of Python prints in this tree, if it fails."""
    done = subprocess.run(
        [sys.executable, *words], cwd=root, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr + f"status {done.returncode}" if done.returncode else ""


def ruff_check(root: Path) -> str:
    return python(root, "-m", "ruff", "check", ".")


def ruff_format(root: Path) -> str:
    return python(root, "-m", "ruff", "format", "--check", ".")


def types(root: Path) -> str:
    return python(root, "-m", "mypy")


def arrows(root: Path) -> str:
    """The imports that point upwards; the linter's module does nothing when it is run with -m."""
    return python(root, "-c", _LINT_IMPORTS, "--no-cache")


def floors(root: Path) -> str:
    """The modules that stand on no floor, so that nothing says what they may import."""
    contracts = tomllib.loads(_text(root / "pyproject.toml"))["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    names = [f"{name.strip()}." for layer in layers for name in layer.split("|")]
    modules = [_module(path.relative_to(root)) for path in sources(root, "quiz")]
    homeless = [
        module
        for module in modules
        if not any(module.startswith(name) or name.startswith(module) for name in names)
    ]
    return "\n".join(f"{module[:-1]}: on no floor" for module in homeless)


def _module(path: Path) -> str:
    """The name of a module with a point at its end, so that it begins the names of those within it
    only."""
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__") + "."


def front_doors(root: Path) -> str:
    """Imports past a room's front door, and doors whose two lists of names differ."""
    doors = {
        path.parent.name: path
        for path in (root / "quiz").glob("*/__init__.py")
        if "front_door" in _text(path)
    }
    complaints = [
        f"{path}: imports {module} past the front door of {module.split('.')[1]}"
        for path in sources(root, "quiz")
        for module in _imports(path)
        if module.count(".") > 1
        and module.split(".")[1] in doors
        and doors[module.split(".")[1]].parent not in path.parents
    ]
    return "\n".join([*complaints, *filter(None, map(_door_fault, doors.values()))])


def _imports(path: Path) -> list[str]:
    """The modules of the program that a module imports from."""
    nodes = ast.walk(ast.parse(_text(path)))
    modules = [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    return [module for module in modules if module.startswith("quiz.")]


def _door_fault(path: Path) -> str:
    """A door tells type checkers and the running program the same names of the same files."""
    tree, room = ast.parse(_text(path)), f"quiz.{path.parent.name}"
    typed = {
        (alias.name, (node.module or "").removeprefix(f"{room}."))
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"{room}.")
        for alias in node.names
    }
    table = next(node for node in ast.walk(tree) if isinstance(node, ast.Dict))
    files: dict[str, str] = ast.literal_eval(table)
    running = {(name, file) for file, names in files.items() for name in names.split()}
    names = sorted(name for name, _ in typed ^ running)
    if names:
        return f"{path}: its two lists differ in {', '.join(names)}"
    # Once the file is read, Python gives the module for the name.
    files_too = sorted(name for name, _ in typed if path.with_name(f"{name}.py").exists())
    return f"{path}: {', '.join(files_too)} is a name and a file" if files_too else ""


def shipped_decks(root: Path) -> str:
    return python(root, "-m", "quiz", "check", "--strict", "decks")


def heavy_imports(root: Path) -> str:
    """What help and version import that is heavy, and what checking a deck imports besides YAML."""
    return python(root, "-c", _LIST_HEAVY)


def lengths(root: Path) -> str:
    """Functions of the program that are too long, without their signatures and docstrings."""
    return "\n".join(words for path in sources(root, "quiz") for words in _long_functions(path))


def _long_functions(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(_text(path))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            code = node.body[1:] if ast.get_docstring(node) else node.body
            if (
                code
                and (length := (code[-1].end_lineno or 0) - code[0].lineno + 1) > LONGEST_FUNCTION
            ):
                yield f"{path}: {node.name} has {length} lines"


def docstrings(root: Path) -> str:
    """The modules of the program that do not say what they are."""
    silent = [
        path for path in sources(root, "quiz") if not ast.get_docstring(ast.parse(_text(path)))
    ]
    return "\n".join(f"{path}: no docstring" for path in silent)


_PRINTERS = {"print_help", "print_usage", "print_exc", "print_exception", "print_stack"}
_PRINT_THEMSELVES = {"logging", "pprint", "warnings", "getpass"}
_MAY_PRINT = re.compile(
    r"\b(print\w*|input|exit|SystemExit|(__)?std(out|err)(__)?|write(v)?|put|logging|warnings|getpass|pprint)\b"
)
"""The words without one of which a module prints nothing: reading it closely takes long."""
_STREAMS = {"stdout", "stderr", "__stdout__", "__stderr__"}
_HARMLESS = {"isatty", "fileno", "encoding", "flush"}


_ON_A_SCREEN = {"tui", "first_paint"}


def one_door(root: Path) -> str:
    """What could print without `quiz.text.say`; the screen has writers of its own."""
    door = [root / "quiz" / name for name in ("surroundings/streams.py", "text.py")]
    modules = [path for path in sources(root, "quiz") if path not in door]
    return "\n".join(
        f"{path}:{line}: {what} prints past quiz.text.say"
        for path in modules
        if _MAY_PRINT.search(_text(path))
        for line, what in _past_the_door(
            ast.parse(_text(path)), is_screen=not _ON_A_SCREEN.isdisjoint(path.parts)
        )
    )


def _past_the_door(tree: ast.AST, *, is_screen: bool) -> Iterator[tuple[int, str]]:
    allowed = _uses_that_print_nothing(tree)
    for node in ast.walk(tree):
        match node:
            case ast.Name(id="print"):
                yield node.lineno, "print"
            case ast.Name(id="input") if node not in allowed:
                yield node.lineno, "the prompt of input"
            case ast.Attribute(ast.Name("sys"), stream) if (
                stream in _STREAMS and node not in allowed
            ):
                yield node.lineno, f"sys.{stream}"
            case ast.Attribute(ast.Name("streams"), "put"):
                yield node.lineno, "streams.put"
            case ast.Attribute(attr=name) if name in _PRINTERS:
                yield node.lineno, name
            case ast.Attribute(ast.Name("os"), "write" | "writev") if not is_screen:
                yield node.lineno, "os.write"
            case ast.Import() | ast.ImportFrom():
                yield from ((node.lineno, name) for name in _printing_imports(node))
            case ast.Call(ast.Attribute(attr="exit") | ast.Name("SystemExit")) if any(
                isinstance(word, ast.JoinedStr | ast.Constant) and not _is_number(word)
                for word in [*node.args, *(keyword.value for keyword in node.keywords)]
            ):
                yield node.lineno, "the text of an exit"


def _uses_that_print_nothing(tree: ast.AST) -> set[ast.AST]:
    """A stream that is only asked about or handed to `say`, and `input` with no foreign prompt."""
    uses: set[ast.AST] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(ast.Attribute() as stream, attr=name) if name in _HARMLESS:
                uses.add(stream)
            case ast.Call(ast.Name("say" | "say_line"), _, [*_, ast.keyword("file", stream)]):
                uses.add(stream)
            case ast.Call(ast.Name("input") as prompt, [] | [ast.Call(ast.Name("visible"))]):
                uses.add(prompt)
    return uses


def _printing_imports(node: ast.Import | ast.ImportFrom) -> list[str]:
    module = node.module if isinstance(node, ast.ImportFrom) else None
    names = [alias.name for alias in node.names]
    if module == "sys":
        return [f"sys.{name}" for name in names if name in _STREAMS]
    return [name for name in ([module] if module else names) if name in _PRINT_THEMSELVES]


def _is_number(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, int | None)


def sources(root: Path, folder: str) -> list[Path]:
    """The modules in a folder of the tree; a rule that found none would never complain."""
    modules = sorted((root / folder).rglob("*.py"))
    assert modules, f"no modules in {root / folder}"
    return modules


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


RULES: list[Callable[[Path], str]] = [
    ruff_check,
    ruff_format,
    types,
    arrows,
    floors,
    front_doors,
    shipped_decks,
    heavy_imports,
    lengths,
    docstrings,
    one_door,
]
