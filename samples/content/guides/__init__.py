"""The two standards guides, a table for each first-level item."""
