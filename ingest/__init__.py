"""Turns a file into values and remembers nothing."""
