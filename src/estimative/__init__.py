"""Estimative: the compiler, linter and scorekeeper for intelligence assessments.

The public names are in `estimative.api`; importing this package alone loads nothing.
"""
