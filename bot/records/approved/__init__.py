"""Approved answers (口径) as records: what was asked, what was approved, on which documents it rests."""
