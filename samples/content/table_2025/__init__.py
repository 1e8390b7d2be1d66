"""The 2025 task table, a file for each first-level indicator."""
