"""Builds the demo files from the content, a module for each format; same content, same bytes."""
