"""The results of a sitting of which no page was kept: worked out from the history.

So it is with those of another machine, of an older version, and of a program that was killed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable

from quiz.answers import SelfRated, also_right, exact
from quiz.clock import Moment
from quiz.collection import Collection
from quiz.decks import Question, QuestionKey, ShelvedDeck
from quiz.exams import (
    Begun,
    ExamResults,
    HandedInPaper,
    LateAnswer,
    Marked,
    acts_of_paper,
    groups,
    handed_in_paper,
    read_begun,
)
from quiz.fields import BadField, Fields
from quiz.games import TOP, Run, attempts_of, best, place, ranked, run_of
from quiz.results.pages import (
    BestRun,
    GameResults,
    Line,
    Page,
    PlayerResults,
    StudyResults,
    line_of,
    titles,
)
from quiz.schedule import (
    Act,
    AnsweredInExam,
    Overruled,
    Rating,
    Review,
    Sitting,
    Words,
    withdrawn,
)
from quiz.store import Found, PlayedGame
from quiz.study import (
    CRAM,
    EXAM,
    GAMES,
    STUDY,
    Answered,
    Asked,
    Earning,
    Results,
    earnings,
    is_of_the_deck,
    read_setup,
    said,
)
from quiz.values import NamedTuple


class Done(NamedTuple):
    """What was done in a sitting and still holds, in order."""

    sitting: Sitting
    reviews: tuple[Review, ...]
    """Each with the credit that it has by now."""
    acts: tuple[Act, ...]
    paper: HandedInPaper | None = None
    """Of an exam that was handed in; its reviews are those above."""


def done_in(collection: Collection, sitting: Sitting) -> Done:
    """What was done in a sitting, from the history."""
    facts = collection.store.facts_in(sitting.id) if sitting.id else []
    gone = withdrawn(facts)
    facts = [fact for fact in facts if fact.id not in gone]
    overruled = {
        fact.action.review: fact.action.credit
        for fact in facts
        if isinstance(fact, Act) and isinstance(fact.action, Overruled)
    }
    paper = handed_in_paper(facts, collection.known_as) if sitting.mode == EXAM.name else None
    reviews = paper.reviews if paper else [fact for fact in facts if isinstance(fact, Review)]
    return Done(
        sitting,
        tuple(
            review._replace(credit=overruled.get(review.id, review.credit))
            for review in reviews
            if review.id
        ),
        tuple(fact for fact in facts if isinstance(fact, Act)),
        paper,
    )


class Decks:
    """The questions of the shelf, and the words of those that left it; decks open when asked."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._shelf = {deck.number: deck for deck in collection.shelf.all_decks()}
        self._found: dict[QuestionKey, Found | None] = {}
        """Where each question that was asked for stands by now; None where nowhere."""
        self._words: dict[QuestionKey, Words] = {}

    def _find(self, keys: Iterable[QuestionKey]) -> None:
        wanted = [key for key in map(self._collection.known_as, keys) if key not in self._found]
        if wanted:
            decks = list(self._shelf.values())
            found = self._collection.look_up(decks, lambda questions: questions.find(wanted))
            self._found |= {key: found.get(key) for key in wanted}

    def deck_of(self, key: QuestionKey) -> ShelvedDeck | None:
        """The deck on the shelf that has a question by now."""
        self._find([key])
        found = self._found[self._collection.known_as(key)]
        return self._shelf[found.deck] if found else None

    def question(self, key: QuestionKey) -> Question | None:
        """A question as it is on the shelf by now."""
        deck, found = self.deck_of(key), self._found[self._collection.known_as(key)]
        return deck.at([found.place]).get(found.place) if deck and found else None

    def words(self, key: QuestionKey) -> Words:
        """The words in which a question of then was last seen."""
        if key not in self._words:
            self._words |= self._collection.store.words_of([key])
        return self._words.get(key, Words(key, "", "a question that is gone", "", ""))

    def titles(self, keys: Iterable[QuestionKey]) -> str:
        """The titles of the decks that some questions stand in, or stood in."""
        keys = list(keys)
        self._find(keys)
        return titles(self._title(key) for key in keys)

    def _title(self, key: QuestionKey) -> str:
        if deck := self.deck_of(key):
            return deck.title
        path = self.words(key).deck.replace("\\", "/")  # of whatever machine
        return os.path.splitext(path.rpartition("/")[2])[0]

    def names(self, keys: Iterable[QuestionKey]) -> tuple[str, ...]:
        """The names of the decks that have some questions by now."""
        decks = (self.deck_of(key) for key in keys)
        return tuple(dict.fromkeys(deck.name for deck in decks if deck))


def past_line(done: Done, decks: Decks) -> Line:
    """What the log says of a sitting; no deck is opened for it."""
    sitting, results = done.sitting, Results(_answered(done))
    keys = [review.question for review in done.reviews]
    begun = read_begun(sitting.settings) if sitting.mode == EXAM.name else None
    if begun is not None:
        return _line_of_exam(done, begun)
    title = decks.titles(keys)
    page = StudyResults(STUDY.name, title, (), results=results, missed=(), tomorrow=None)
    is_game = sitting.mode in GAMES
    points = float(results.points) if is_game else None
    return line_of(page)._replace(name=sitting.name, points=points)


def _line_of_exam(done: Done, begun: Begun) -> Line:
    credit = {review.question: review.credit for review in done.reviews}
    had = sum(exact(credit.get(item.key, 0.0)) * exact(item.points) for item in begun.paper)
    handed_in = _handed_in(done.paper, begun) if done.paper else None
    return Line(
        begun.title,
        begun.terms.name,
        answers=len(credit),
        right=sum(share == 1 for share in credit.values()),
        accuracy=float(sum(map(exact, credit.values())) / max(len(begun.paper), 1)),
        took=handed_in.at - done.sitting.moment.at if handed_in else 0,
        points=float(had) if handed_in else None,
        of=float(sum(exact(item.points) for item in begun.paper)),
        pass_mark=begun.terms.pass_mark,
    )


def past_page(collection: Collection, done: Done) -> Page | None:
    """What the results of a sitting show; None of an exam that nobody handed in."""
    decks = Decks(collection)
    if done.sitting.mode == EXAM.name:
        begun, paper = read_begun(done.sitting.settings), done.paper
        return _exam(collection, done, begun, paper, decks) if begun and paper else None
    keys = [review.question for review in done.reviews]
    results = Results(_answered(done))
    missed = tuple(_asked(done.reviews[index], index + 1, decks) for index in results.missed)
    if done.sitting.mode in GAMES:
        return _game(collection, done, results, missed, decks)
    mode = CRAM if done.sitting.mode == CRAM.name else STUDY
    title, names = decks.titles(keys), decks.names(keys)
    return StudyResults(mode.name, title, names, results, missed, tomorrow=None)


def changed(collection: Collection, done: Done) -> int:
    """How many of the questions read otherwise by now, or are gone."""
    decks = Decks(collection)
    keys = {review.question for review in done.reviews}
    questions = {key: decks.question(key) for key in keys}
    return sum(
        question is None or question.fingerprint != key for key, question in questions.items()
    )


def _answered(done: Done) -> tuple[Answered, ...]:
    rows: list[Earning] = []
    if mode := GAMES.get(done.sitting.mode):
        answers = tuple((review.credit, review.took) for review in done.reviews)
        rows = earnings(mode, attempts_of(PlayedGame(done.sitting, answers)))
    return tuple(
        Answered(
            review.question,
            review.credit,
            review.took,
            counts=review.counts,
            certainty=review.certainty,
            points=rows[index].points + rows[index].bonus if rows else 0,
        )
        for index, review in enumerate(done.reviews)
    )


def _asked(review: Review, number: int, decks: Decks) -> Asked:
    """A question in the words of then, with its source if it reads the same by now."""
    key, question = review.question, decks.question(review.question)
    asked = Asked(
        key,
        number,
        prompt=question.prompt if question else "",
        response=review.response,
        answer=question.answer.shown if question else "",
        source=question.citation if question else "",
        credit=review.credit,
        note="",
        weight=question.points if question else 1.0,
        took=review.took,
        said=tuple(filter(str.strip, review.response.split("\n"))),
    )
    if question is not None:
        asked = asked._replace(
            said=said(question.answer, review.response),
            has_code=is_of_the_deck(question.answer),
            is_card=isinstance(question.answer, SelfRated),
            also=() if review.credit == 1 else also_right(question.answer),
        )
    if question is not None and question.fingerprint == key:
        return asked
    words = decks.words(key)
    answer = ", ".join(filter(None, words.answer.split("\n")))
    return asked._replace(prompt=words.prompt, answer=answer, source="", also=())


def _game(
    collection: Collection,
    done: Done,
    results: Results,
    missed: tuple[Asked, ...],
    decks: Decks,
) -> GameResults:
    """A game as its table stood when it was played: later runs do not count."""
    sitting, keys = done.sitting, [review.question for review in done.reviews]
    same = _same(sitting)
    runs = [run_of(played) for played in collection.store.games(sitting.mode, same)]
    runs = [run for run in runs if run.moment.at <= sitting.moment.at]
    earlier = best([run for run in runs if run.id != sitting.id], sitting.name)
    player = PlayerResults(
        sitting.name,
        results,
        missed,
        place=place(results.points, runs),
        runs=len(runs),
        before=earlier.points if earlier else None,
    )
    return GameResults(
        decks.titles(keys),
        decks.names(keys),
        setup=read_setup(_setup(sitting, same)),
        players=(player,),
        top=tuple(_best_run(run, sitting) for run in ranked(runs)[:TOP]),
        left_out=0,
        mine=sitting.name in ("", collection.settings.name),
        allowed=True,
    )


def _best_run(run: Run, sitting: Sitting) -> BestRun:
    return BestRun(run.name, run.moment, run.points, run.accuracy, own=run.id == sitting.id)


def _same(sitting: Sitting) -> str:
    """The settings that runs must have in common with a game to compete."""
    try:
        return Fields.of(sitting.settings).text("same")
    except BadField:
        return ""


def _setup(sitting: Sitting, same: str) -> str:
    """The set-up of a game as it is remembered, from what its sitting says."""
    try:
        values = json.loads(same)
    except (ValueError, RecursionError):
        values = {}
    known = values if isinstance(values, dict) else {}
    return json.dumps({**known, "game": sitting.mode})


def _handed_in(paper: HandedInPaper, begun: Begun) -> Moment:
    """When it was handed in: by the clock at its end, however much later that was kept."""
    return paper.end.moment._replace(at=min(paper.end.moment.at, begun.end))


def _exam(
    collection: Collection, done: Done, begun: Begun, paper: HandedInPaper, decks: Decks
) -> ExamResults:
    reviews = {review.question: review for review in done.reviews}
    answers = {
        act.action.question: (act.action.response, act.moment)
        for act in acts_of_paper(done.acts)
        if isinstance(act.action, AnsweredInExam) and act not in paper.late
    }
    marked = []
    for number, item in enumerate(begun.paper, start=1):
        response, moment = answers.get(item.key, ("", paper.end.moment))
        review = reviews.get(item.key) or _unanswered(item.key, response, paper.end)
        asked = _asked(review, number, decks)._replace(weight=item.points)
        one = _marked(asked, item.key, begun, decks)
        marked.append(one._replace(answered_at=moment if response else None))
    return ExamResults(
        begun,
        started=done.sitting.moment,
        handed_in=_handed_in(paper, begun),
        questions=tuple(marked),
        counted=sum(review.counts for review in done.reviews),
        mine=begun.terms.name in ("", collection.settings.name),
        allowed=True,
        sitting=done.sitting.id,
        late=late_answers(paper),
        again=tuple(act.moment for act in paper.again),
    )


def late_answers(paper: HandedInPaper) -> tuple[LateAnswer, ...]:
    return tuple(
        LateAnswer(act.action.question, act.action.response, act.moment)
        for act in paper.late
        if isinstance(act.action, AnsweredInExam)
    )


def _unanswered(key: QuestionKey, response: str, end: Act) -> Review:
    """The review of a question that has none: it had no answer, or none that could be graded."""
    return Review(
        key,
        response,
        credit=0.0,
        rating=Rating.AGAIN,
        days=0,
        counts=False,
        moment=end.moment,
        day=end.day,
        took=0,
    )


def _marked(asked: Asked, key: QuestionKey, begun: Begun, decks: Decks) -> Marked:
    question = decks.question(key)
    if question is None:
        title = decks.titles([key])
        return Marked(asked, key, deck=title, tags=(), groups=(title,))
    names = tuple(groups(question, begun.terms.shares))
    return Marked(asked, key, deck=question.deck.name, tags=question.tags, groups=names)
