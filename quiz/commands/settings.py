"""Show the settings, each with its value, meaning and origin, or change one."""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", metavar="NAME", help="one setting")
    parser.add_argument("value", nargs="?", metavar="VALUE", help="what it is to be from now on")


def run(args: argparse.Namespace) -> int:
    from quiz.errors import SettingError
    from quiz.settings import MEANINGS, format_value, load, parse, paths
    from quiz.store import Store

    where = paths()
    store = Store(where.store)
    loaded = load(where.config, store.remembered())
    if args.value is not None:
        value = parse(args.name, args.value)
        if loaded.origin(args.name) == str(where.config):
            raise SettingError(
                f'"{args.name}" is set in {where.config}, which wins. Change it there.'
            )
        store.remember(args.name, format_value(value))
        loaded = load(where.config, store.remembered())
    elif args.name and args.name not in MEANINGS:
        parse(args.name, "")
    for name in [args.name] if args.name else MEANINGS:
        print(f"{name} = {format_value(getattr(loaded.settings, name)) or '(none)'}")
        print(f"    {MEANINGS[name]}")
        print(f"    from: {loaded.origin(name)}")
    if not args.name:
        print(f"\nSettings file: {where.config}")
        print(f"Store:         {where.store}")
        print(f"Your decks:    {where.decks}")
    return 0
