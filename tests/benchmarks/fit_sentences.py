"""``python -m tests.benchmarks.fit_sentences``: the weights by which an answer's sentences are chosen.

Each question of the notices has its answer marked in a document. From that follow the lines where
an answer begins and those where it goes on; a softmax over the lines of a question and a logistic
regression find what their signs are worth. Before the weights it prints what they give on questions
they were not fitted on, in five parts, so that a sign that pays only on the notices at hand is seen.
"""

from __future__ import annotations

import random
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from unittest.mock import patch

import torch
from torch import Tensor

from bot.answering import telling
from bot.answering.asked import Asked, read_question
from bot.answering.excerpts import Reading
from bot.answering.finding import Finder, Library
from bot.answering.lines import Run, runs_of
from bot.answering.sources import Sources
from bot.compose import App
from bot.evaluation.cases import Case
from bot.evaluation.wording import hold_together
from bot.worklist.synonyms import expand
from tests.benchmarks.corpora import corpus_cases, corpus_files
from tests.benchmarks.ours import open_app, packaged
from vectorstore.model import OPEN

PARTS, SEEDS = 5, 3
PENALTY, STEP_PENALTY = 0.01, 0.001
"""What the square of a weight costs, against weights that one question decides."""

LONGEST_ANSWER = 800


@dataclass(frozen=True)
class Marked:
    """A question, what was found for it, and the shortest excerpts that hold its answer.

    An excerpt is (number of the run, first line, last line).
    """

    case: Case
    asked: Asked
    runs: Sequence[Run]
    answers: Sequence[tuple[int, int, int]]


@dataclass(frozen=True)
class Samples:
    """Signs and truths. ``lines`` is (questions, lines, signs), padded where ``present`` is false;
    ``steps`` is (pairs of lines, signs), ``question`` the number of each pair's question."""

    lines: Tensor
    present: Tensor
    begins: Tensor
    steps: Tensor
    goes_on: Tensor
    share: Tensor
    question: Tensor


def marked(app: App, cases: Sequence[Case]) -> list[Marked]:
    """Every question with what the search finds for it now."""
    view = app.registers.of(frozenset())
    library = Library(
        OPEN,
        view.register,
        dict(view.documents),
        app.catalog,
        app.retriever,
        app.lexical.within(frozenset()),
        Sources(),
    )
    found = []
    for case in cases:
        finder = Finder(library, case.question)
        runs = runs_of(finder.candidates(), finder.around)
        asked = read_question(case.question, app.lexical.within(frozenset()), expand)
        found.append(Marked(case, asked, runs, _answers(runs, case.answer or "")))
    return found


def _answers(runs: Sequence[Run], answer: str) -> list[tuple[int, int, int]]:
    found = []
    for number, run in enumerate(runs):
        nearest = len(run)
        for start in reversed(range(len(run))):
            text = ""
            for at in range(start, nearest):
                text += "\n" + run[at].span.text
                if len(text) > LONGEST_ANSWER:
                    break
                if hold_together([text], answer):
                    found.append((number, start, at))
                    nearest = at
                    break
    return found


def samples(questions: Sequence[Marked]) -> Samples:
    """The signs of every line, and of every step from a line of an answer to the next."""
    lines, begins, steps, goes, share, number = [], [], [], [], [], []
    for at, one in enumerate(questions):
        place = telling.standing(one.asked, one.runs)
        starts = {(run, first) for run, first, _ in one.answers}
        rows, truths = [], []
        for r, run in enumerate(one.runs):
            for n in range(len(run)):
                signs = telling.begin_signs(one.asked, run, n, place)
                rows.append([float(value) for value in signs.values()])
                truths.append((r, n) in starts)
        lines.append(torch.tensor(rows))
        begins.append(torch.tensor(truths))
        shortest = min((last - first for _, first, last in one.answers), default=0)
        told = [a for a in one.answers if a[2] - a[1] == shortest]
        for r, first, last in told:
            for n in range(first, min(last + 1, len(one.runs[r]) - 1)):
                signs = telling.goes_on_signs(one.asked, one.runs[r], n)
                steps.append([float(value) for value in signs.values()])
                goes.append(float(n < last))
                share.append(1 / len(told))
                number.append(at)
    pad = torch.nn.utils.rnn.pad_sequence
    present = [torch.ones(len(rows), dtype=torch.bool) for rows in lines]
    return Samples(
        pad(lines, batch_first=True),
        pad(present, batch_first=True),
        pad(begins, batch_first=True),
        torch.tensor(steps),
        torch.tensor(goes),
        torch.tensor(share),
        torch.tensor(number),
    )


def fit(given: Samples, questions: Tensor) -> tuple[list[float], list[float]]:
    """The weights of both sets of signs, from these questions."""
    known = questions[given.begins[questions].any(1)]
    lines, present, begins = given.lines[known], given.present[known], given.begins[known]
    spread = lines[present].std(0) + 1e-6

    def begin_loss(weights: Tensor) -> Tensor:
        scores = (lines @ (weights / spread)).masked_fill(~present, -1e9)
        chances = torch.log_softmax(scores, 1).masked_fill(~begins, -1e9)
        return -torch.logsumexp(chances, 1).mean()

    rows = torch.isin(given.question, questions)
    steps, goes_on, share = given.steps[rows], given.goes_on[rows], given.share[rows]

    def step_loss(weights: Tensor) -> Tensor:
        loss = torch.nn.functional.binary_cross_entropy_with_logits
        return loss(steps @ weights, goes_on, share, reduction="sum") / share.sum()

    begin = _least(begin_loss, lines.shape[2], PENALTY) / spread
    return begin.tolist(), _least(step_loss, steps.shape[1], STEP_PENALTY).tolist()


def _least(loss, count: int, penalty: float) -> Tensor:  # type: ignore[no-untyped-def]
    weights = torch.zeros(count, requires_grad=True)
    search = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def step() -> Tensor:
        search.zero_grad()
        cost = loss(weights) + penalty * (weights**2).sum()
        cost.backward()
        return cost

    search.step(step)
    return weights.detach()


def names(questions: Sequence[Marked]) -> tuple[list[str], list[str]]:
    """The names of both sets of signs."""
    one = next(q for q in questions if any(len(run) > 1 for run in q.runs))
    run = next(run for run in one.runs if len(run) > 1)
    place = telling.standing(one.asked, one.runs)
    begin = telling.begin_signs(one.asked, run, 0, place)
    return list(begin), list(telling.goes_on_signs(one.asked, run, 0))


def held_out(questions: Sequence[Marked], given: Samples, seed: int) -> list[tuple[bool, int]]:
    """For each question whether the excerpt chosen holds the answer, and its length; the weights
    are those of the four parts it is not in."""
    order = list(range(len(questions)))
    random.Random(seed).shuffle(order)
    begin_names, step_names = names(questions)
    found = []
    for part in range(PARTS):
        asked = order[part::PARTS]
        begin, step = fit(given, torch.tensor(sorted(set(order) - set(asked))))
        with (
            patch.object(telling, "BEGINS", dict(zip(begin_names, begin, strict=True))),
            patch.object(telling, "GOES_ON", dict(zip(step_names, step, strict=True))),
        ):
            found += [_judged(questions[n]) for n in asked if questions[n].runs]
    return found


def _judged(one: Marked) -> tuple[bool, int]:
    text = "\n".join(line.span.text for line in Reading(one.asked, one.runs).best().lines)
    return hold_together([text], one.case.answer or ""), len(text)


def main() -> int:
    """Print what held-out questions get, then the weights from all questions."""
    app = open_app("policies", [corpus_files("policies")[0].parent], packaged())
    try:
        questions = [q for q in marked(app, corpus_cases("policies")) if q.runs]
    finally:
        app.close()
    given = samples(questions)
    for seed in range(SEEDS):
        judged = held_out(questions, given, seed)
        share = sum(right for right, _ in judged) / len(judged)
        print(f"held out: {share:.1%}, median {statistics.median(n for _, n in judged)} characters")
    weights = fit(given, torch.arange(len(questions)))
    for title, keys, values in zip(("BEGINS", "GOES_ON"), names(questions), weights, strict=True):
        print(title)
        for key, value in zip(keys, values, strict=True):
            print(f'    "{key}": {value:.2f},')
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
