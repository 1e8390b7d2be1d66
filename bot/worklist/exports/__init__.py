"""A value of the worklists as a file that people print, tick, subscribe to or paste.

One module a format, each a pure function from the value to bytes or text.
"""
