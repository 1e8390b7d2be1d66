"""Recognising characters: a picture of a page becomes the glyphs and rulings that a PDF would give.

What follows (lines, paragraphs, tables, margins) is then the same as for a page with a text of its
own. The models come with the package; nothing is ever downloaded. A process that recognises writes
to at most 800 MB of memory; a page of A4 takes two to three seconds on two cores that are free.
"""
