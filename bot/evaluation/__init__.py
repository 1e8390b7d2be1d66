"""How good the answers are: cases in, figures out, by the same rules for every assistant."""
