"""Embedded casebooks: whole project folders that ``estimative init --example`` writes out."""
