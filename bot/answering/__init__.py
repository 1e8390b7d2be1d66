"""From a question to an answer: understand, find evidence, choose what to show, cite it."""
