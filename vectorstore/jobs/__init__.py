"""Work that must be done once, claimed in SQL by whoever does it, and how far it has come."""

from vectorstore.jobs.claim import Claim
from vectorstore.jobs.model import ENDED, Job, JobState, Stage
from vectorstore.jobs.queue import Jobs

__all__ = ["ENDED", "Claim", "Job", "JobState", "Jobs", "Stage"]
