"""Check: one thing measured against what it must be."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from bot.evaluation.report import Figure


@dataclass(frozen=True, slots=True)
class Check:
    """``measured`` as a person reads it, beside ``wanted``; ``met`` is the verdict."""

    what: str
    measured: str
    wanted: str
    met: bool

    def __str__(self) -> str:
        return (
            f"{'ok  ' if self.met else 'FAIL'} {self.what}: {self.measured} (wanted {self.wanted})"
        )

    def as_json(self) -> dict[str, object]:
        """The check as plain values."""
        return asdict(self)


def at_least(what: str, figure: Figure | None, limit: float) -> Check:
    """A share that must reach ``limit``; a figure that nothing asked for does not."""
    if figure is None:
        return Check(what, "nothing measured", f"at least {limit:.0%}", False)
    return Check(what, str(figure), f"at least {limit:.0%}", figure.value >= limit)


def below(what: str, value: float, limit: float, unit: str) -> Check:
    """A number that must stay below ``limit``."""
    return Check(what, f"{value:.2f} {unit}", f"below {limit:.2f} {unit}", value < limit)


def holds(what: str, met: bool, measured: object = "", wanted: str = "yes") -> Check:
    """A thing that must be so."""
    return Check(what, str(measured) or ("yes" if met else "no"), wanted, met)
