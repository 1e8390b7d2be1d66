"""``python -m tests.benchmarks.bench [CORPUS…]``: ours beside the plain chain, one corpus a table.

Corpora: policies (the default), messages, statutes. ``--runs`` repeats for the times, ``--limit``
takes a sample of the questions.
"""

from __future__ import annotations

import argparse

from rich.console import Console

from bot.evaluation.report import table
from tests.benchmarks.comparison import compare
from tests.benchmarks.corpora import DataAbsent, machine, write_result
from tests.benchmarks.ours import say


def main() -> int:
    """Print the tables and write the results; 0 also where the data is absent."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", nargs="*", default=["policies"])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--limit", type=int, default=None)
    arguments = parser.parse_args()
    console = Console()
    for corpus in arguments.corpora:
        try:
            compared = compare(corpus, runs=arguments.runs, limit=arguments.limit)
        except DataAbsent as absent:
            say(str(absent))
            continue
        here = machine()
        console.print(
            f"{corpus}: {compared.documents} files; {here['processor']}, {here['cores']} cores"
        )
        console.print(table(compared.first()))
        for name in compared.runs:
            console.print(
                f"{name}: median over {arguments.runs} runs {compared.latency(name):.1f} ms"
            )
        console.print(f"-> {write_result(f'bench-{corpus}', compared.as_json())}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
