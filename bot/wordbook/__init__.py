"""The organiser's words as tables to edit elsewhere: units and synonyms, xlsx or csv."""
