"""``python -m tests.benchmarks.bars NAME…``: measure acceptance bars, one module a bar.

Every line printed is one check: what was measured, what it must be, whether it is. The exit code
is 1 when a check fails; a bar whose data is absent says so and counts as passed over.
"""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Callable, Iterable
from typing import cast

from tests.benchmarks.checks import Check
from tests.benchmarks.corpora import DataAbsent, machine, write_result
from tests.benchmarks.ours import say

NAMES = (
    "policies",
    "seeds",
    "demo",
    "laws",
    "latency",
    "faults",
    "trust",
    "editions",
    "selfcheck",
    "chat",
    "fidelity",
    "retrieval",
    "ocr",
    "shapes",
    "mutations",
    "throughput",
    "kills",
    "twins",
    "lies",
    "talk",
    "model",
    "clerk",
    "page",
    "openapi",
    "load",
    "approved",
)


def measure(name: str) -> Iterable[Check]:
    """The checks of one bar, as they are made; raises DataAbsent."""
    module = importlib.import_module(f"tests.benchmarks.bar_{name}")
    return cast("Callable[[], Iterable[Check]]", module.measure)()


def main() -> int:
    """Measure the bars named, print and keep the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*NAMES, []], metavar="NAME")
    names = parser.parse_args().names or NAMES
    here = machine()
    print(f"{here['processor']}, {here['cores']} cores, Python {here['python']}")
    right = True
    for name in names:
        checks = []
        try:
            for check in measure(name):
                print(f"{name}: {check}", flush=True)
                checks.append(check)
        except DataAbsent as absent:
            say(f"{name}: passed over; {absent}")
            continue
        right = right and all(check.met for check in checks)
        write_result(f"bar-{name}", {"checks": [check.as_json() for check in checks]})
    return 0 if right else 1


if __name__ == "__main__":
    raise SystemExit(main())
