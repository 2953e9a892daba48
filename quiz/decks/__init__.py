"""Decks: read, checked, found on a shelf, edited, and recognised after an edit."""

from __future__ import annotations

import quiz

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from quiz.decks.cache import (
        Cache as Cache,
        DeckRow as DeckRow,
        OutlineRow as OutlineRow,
        QuestionRow as QuestionRow,
        Stamp as Stamp,
        digest_at as digest_at,
        digest_of as digest_of,
        stamp_of as stamp_of,
        version as version,
    )
    from quiz.decks.changes import (
        Elsewhere as Elsewhere,
        Reading as Reading,
        WrittenQuestion as WrittenQuestion,
        same_decks as same_decks,
    )
    from quiz.decks.editor import Edit as Edit, accept_spelling as accept_spelling
    from quiz.decks.files import (
        MAX_LINES as MAX_LINES,
        Unreadable as Unreadable,
        can_write as can_write,
        decoded as decoded,
        encoded as encoded,
        read_bytes as read_bytes,
        read_file as read_file,
        write_file as write_file,
    )
    from quiz.decks.folders import deck_files as deck_files, deck_roots as deck_roots
    from quiz.decks.identity import (
        ListedQuestion as ListedQuestion,
        QuestionKey as QuestionKey,
        blake2b as blake2b,
    )
    from quiz.decks.lines import (
        LINE_BREAK as LINE_BREAK,
        line_breaks as line_breaks,
        lines_of as lines_of,
    )
    from quiz.decks.near_files import nearest_file as nearest_file, or_near as or_near
    from quiz.decks.outlines import (
        Outline as Outline,
        Outlines as Outlines,
        open_outlines as open_outlines,
        prompts_of as prompts_of,
    )
    from quiz.decks.pairing import Pair as Pair, Pairs as Pairs, pair_up as pair_up
    from quiz.decks.problem import Place as Place, Problem as Problem
    from quiz.decks.prompts import prompt_keys as prompt_keys
    from quiz.decks.question import Deck as Deck, Question as Question
    from quiz.decks.reader import collector_paused as collector_paused, read_deck as read_deck
    from quiz.decks.shelf import (
        FoundDeck as FoundDeck,
        Shelf as Shelf,
        closed_deck as closed_deck,
        deck_at as deck_at,
        deck_names as deck_names,
        find_decks as find_decks,
        found_decks as found_decks,
        nearest_name as nearest_name,
        read_found as read_found,
        read_shelf as read_shelf,
    )
    from quiz.decks.shelved import ShelvedDeck as ShelvedDeck, asking as asking, tag_key as tag_key
    from quiz.decks.tags import (
        ShelfFilter as ShelfFilter,
        by_tag as by_tag,
        tags_of as tags_of,
        with_tags as with_tags,
    )
else:
    __getattr__ = quiz.front_door(
        __name__,
        {
            "cache": (
                "Cache DeckRow OutlineRow QuestionRow Stamp digest_at digest_of stamp_of version"
            ),
            "changes": "Elsewhere Reading WrittenQuestion same_decks",
            "editor": "Edit accept_spelling",
            "files": (
                "MAX_LINES Unreadable can_write decoded encoded read_bytes read_file write_file"
            ),
            "folders": "deck_files deck_roots",
            "identity": "ListedQuestion QuestionKey blake2b",
            "lines": "LINE_BREAK line_breaks lines_of",
            "near_files": "nearest_file or_near",
            "outlines": "Outline Outlines open_outlines prompts_of",
            "pairing": "Pair Pairs pair_up",
            "problem": "Place Problem",
            "prompts": "prompt_keys",
            "question": "Deck Question",
            "reader": "collector_paused read_deck",
            "shelf": (
                "FoundDeck Shelf closed_deck deck_at deck_names find_decks found_decks"
                " nearest_name read_found read_shelf"
            ),
            "shelved": "ShelvedDeck asking tag_key",
            "tags": "ShelfFilter by_tag tags_of with_tags",
        },
    )
