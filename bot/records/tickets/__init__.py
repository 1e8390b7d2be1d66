"""Tickets: questions that people have to answer, from the asking to the reply on its way back."""
