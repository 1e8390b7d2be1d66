"""What is kept beside the documents: answers, conversations, and who may do what."""

from __future__ import annotations

from functools import cached_property

from bot.compose.intake import Intake
from bot.records.access.accounts import Accounts
from bot.records.access.keys import ApiKeys
from bot.records.access.sessions import Sessions
from bot.records.access.sign_ins import SignIns
from bot.records.answers import AnswerRecords
from bot.records.conversations import ConversationRecords
from bot.records.feedback import FeedbackRecords
from bot.records.history import History
from bot.records.privacy import Conversations, Privacy
from bot.worklist.registers import Registers
from bot.worklist.vocabulary import Words


class Kept(Intake):
    """A library with its records; it loads neither a model nor an index."""

    @cached_property
    def registers(self) -> Registers:
        """The indicator tables, ready to be looked up."""
        return Registers(
            self.catalog,
            own_level=self.settings.own_level,
            this_year=lambda: self.clock().year,
            words=Words(self.units, self.thesaurus),
        )

    @cached_property
    def records(self) -> AnswerRecords:
        """Answers as given."""
        return AnswerRecords(self.database)

    @cached_property
    def feedback(self) -> FeedbackRecords:
        """What people say of answers."""
        return FeedbackRecords(self.database, self.clock)

    @cached_property
    def conversations(self) -> ConversationRecords:
        """Who is in which conversation."""
        return ConversationRecords(self.database, self.clock)

    @cached_property
    def history(self) -> History:
        """Conversations as they were held."""
        return History(self.database)

    @cached_property
    def privacy(self) -> Privacy:
        """All that is held about one person."""
        return Privacy([Conversations(self.database)])

    @cached_property
    def keys(self) -> ApiKeys:
        """Keys of programs and widgets."""
        return ApiKeys(self.database, self.clock)

    @cached_property
    def accounts(self) -> Accounts:
        """Accounts of people who work in the console."""
        return Accounts(self.database, self.clock)

    @cached_property
    def sessions(self) -> Sessions:
        """Who is logged in."""
        return Sessions(self.database, self.clock)

    @cached_property
    def sign_ins(self) -> SignIns:
        """Who is signing in at a provider elsewhere."""
        return SignIns(self.database, self.accounts, self.clock)
