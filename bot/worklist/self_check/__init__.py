"""A pasted list of materials against the evidence that a table asks for: by name only, no verdict.

Nobody here knows what was handed in or what stands in a file; a list can only be matched, found to
miss something, or raise a doubt that a person must settle.
"""

from bot.worklist.self_check.checking import Finding, SelfCheck, Wanted, check
from bot.worklist.self_check.evidence import Checked, Demand, check_evidence
from bot.worklist.self_check.materials import Material, read_materials

__all__ = [
    "Checked",
    "Demand",
    "Finding",
    "Material",
    "SelfCheck",
    "Wanted",
    "check",
    "check_evidence",
    "read_materials",
]
