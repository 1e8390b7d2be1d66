"""An official letter (红头文件) as data: what stands on its pages, from the red head to the date."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Letter:
    """``title_lines``: the title, broken where the sense allows.

    ``body``: the paragraphs in order, numbered as printed (一、 opens a part, （一） an item).
    """

    head: str
    number: str
    title_lines: tuple[str, ...]
    addressee: str
    body: tuple[str, ...]
    signer: str
    date: str
    attachments: tuple[str, ...] = ()
    copied_to: str = ""

    @property
    def title(self) -> str:
        """The title in one line."""
        return "".join(self.title_lines)
