"""The values that a standards guide is written in."""

from dataclasses import dataclass

from samples.content.model import Evidence

COLUMNS = ("项目", "要点内容", "评价标准", "佐证材料")


@dataclass(frozen=True, slots=True)
class Point:
    """A row: what is asked (要点内容), what counts as met (评价标准), what proves it."""

    content: str
    standard: str
    proof: Evidence


@dataclass(frozen=True, slots=True)
class Project:
    """A 项目: one cell merged over its points."""

    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A first-level item and its table."""

    name: str
    projects: tuple[Project, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """A guide: its title, the paragraphs before the tables, its tables."""

    title: str
    preface: tuple[str, ...]
    chapters: tuple[Chapter, ...]
