"""Causal sentences: what was known of the cause, of the effect and of the way between them, and no more than that."""

from estimative.ground.drivers.judging import attach, judge_cause

__all__ = ["attach", "judge_cause"]
