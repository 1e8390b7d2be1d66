"""What the demo files say, as data; no file is built here."""
