"""``python -m samples.content``: number and name of every indicator of 2025, one a line."""

import sys

from samples.content.indicators_2025 import INDICATORS

for indicator in INDICATORS:
    sys.stdout.write(f"{indicator.number}\t{indicator.name}\n")
