"""Fixtures of questions and small stores, shared with the tests of forecasts."""

from question_fixtures import casebook, observed, questions, registry, stored  # noqa: F401
