"""Answers as text for surfaces that show text: chats, and clients that draw Markdown."""
