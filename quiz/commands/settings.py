"""Show the settings, each with its value, meaning and origin, or change one.

quiz settings
    All of them, and where your store and your decks lie.

quiz settings new_per_day
    One of them.

quiz settings new_per_day 10
    At most ten new questions a day from now on.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    import argparse

    from quiz.settings import LoadedSettings, Paths
    from quiz.store import Store


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", metavar="NAME", help="one setting")
    parser.add_argument("value", nargs="?", metavar="VALUE", help="what it is to be from now on")
    parser.add_argument("--json", action="store_true", help="print them, or the one, as JSON")


def run(args: argparse.Namespace) -> int:
    from quiz.settings import ABOUT, load, parse, paths
    from quiz.store import Store

    where = paths()
    store = Store(where.store)
    loaded = load(where.config, store.remembered())
    if args.name is not None and args.name not in ABOUT:
        parse(args.name, "")
    if args.value is not None:
        _change(args.name, args.value, loaded, store)
        loaded = load(where.config, store.remembered())
    if args.json:
        _print_json(args.name, loaded, where)
    else:
        _print_text(args.name, loaded, where)
    return 0


def _change(name: str, written: str, loaded: LoadedSettings, store: Store) -> None:
    """Remembers a value of a setting. Raises SettingError and StoreError."""
    from quiz.errors import SettingError
    from quiz.first_paint import painting
    from quiz.settings import format_value, parse

    if sentence := loaded.fixed(name):
        raise SettingError(sentence)
    value = parse(name, written, words=_words(name))
    store.insist_on_keeping()
    store.remember(name, format_value(value))
    painting.forget()


def _print_text(chosen: str | None, loaded: LoadedSettings, where: Paths) -> None:
    from quiz.settings import ABOUT, missing
    from quiz.text import complain, say, say_line

    for name in [chosen] if chosen else ABOUT:
        say(_lines(name, loaded, _words(chosen)))
    if not chosen:
        say("")
        say_line(f"Settings file: {where.config}")
        say_line(f"Store:         {where.store}")
        say_line(f"Your decks:    {where.decks}")
    for warning in missing(loaded.settings, chosen):
        complain(warning)


def _print_json(chosen: str | None, loaded: LoadedSettings, where: Paths) -> None:
    from quiz.commands._documents import print_document
    from quiz.settings import ABOUT, missing

    fields = {
        "settings": [_fields(name, loaded) for name in ([chosen] if chosen else ABOUT)],
        "settings_file": f"{where.config}",
        "store": f"{where.store}",
        "decks": f"{where.decks}",
        "warnings": missing(loaded.settings, chosen),
    }
    print_document("settings", fields)


def _fields(name: str, loaded: LoadedSettings) -> dict[str, object]:
    from quiz.settings import ABOUT, allowed, format_value

    about, words = ABOUT[name], _words(name)
    return {
        "name": name,
        "value": format_value(getattr(loaded.settings, name)),
        "meaning": about.meaning,
        "can_be": allowed(name, words=words),
        "words": words or about.words,
        "in_force": about.in_force,
        "origin": loaded.origin(name),
    }


def _words(name: str | None) -> tuple[str, ...]:
    """The words that a setting can be, where only the screen knows them."""
    from quiz.settings import THEME

    if name != THEME:
        return ()
    from quiz.tui import theme_names

    return theme_names()


def _lines(name: str, loaded: LoadedSettings, words: tuple[str, ...]) -> str:
    """A setting with its meaning, what it can be and where its value comes from."""
    from quiz.settings import ABOUT, NOW, allowed, format_value
    from quiz.text import on_one_line

    about, value = ABOUT[name], on_one_line(format_value(getattr(loaded.settings, name)))
    late = "" if about.in_force == NOW else f"; a change counts {about.in_force}"
    return (
        f"{name} = {value or '(none)'}\n    {about.meaning}"
        f"\n    can be: {allowed(name, words=words)}{late}"
        f"\n    from: {on_one_line(loaded.origin(name))}"
    )
