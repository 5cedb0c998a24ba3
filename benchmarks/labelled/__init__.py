"""Sentences labelled by hand, and how reading and grounding are scored on them."""
