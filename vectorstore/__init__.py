"""Keeps what was read and finds it again."""
