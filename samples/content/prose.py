"""Running text as data: paragraphs that the source breaks where the line is full."""

import re


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of ``text``: parted by blank lines, their own line breaks dropped."""
    blocks = re.split(r"\n[ ]*\n", text.strip())
    return tuple("".join(line.strip() for line in block.splitlines()) for block in blocks)
