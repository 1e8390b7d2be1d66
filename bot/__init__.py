"""Holds conversations, through one pipeline, on every surface."""
