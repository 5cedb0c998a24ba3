"""Estimative: the compiler, linter and scorekeeper for intelligence assessments.

>>> import estimative
>>> assessment = estimative.parse(b"Key Judgment 1\\nIt is likely that rain will fall over the next 3 days.\\n")
>>> assessment.judgments[0].term.text
'likely'

Names are loaded when they are first used, so importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from estimative.collect.run import bring_in as collect
    from estimative.errors import EstimativeError
    from estimative.forecast.forecast import forecast
    from estimative.ground import ground
    from estimative.lint.engine import lint
    from estimative.model.assessments import Assessment
    from estimative.model.claims import Grounding, Verdict
    from estimative.model.findings import Finding
    from estimative.model.forecasts import Forecast, Resolution, Score
    from estimative.model.judgments import Judgment, Question
    from estimative.model.times import cutoff_instant
    from estimative.registry.registry import Registry
    from estimative.scales import load as scale
    from estimative.score.resolve import resolve
    from estimative.store import open_store
    from estimative.text.fmt import format as fmt
    from estimative.text.parse import parse
    from estimative.text.unparse import unparse

_PLACES = {
    "Assessment": "estimative.model.assessments:Assessment",
    "EstimativeError": "estimative.errors:EstimativeError",
    "Finding": "estimative.model.findings:Finding",
    "Forecast": "estimative.model.forecasts:Forecast",
    "Grounding": "estimative.model.claims:Grounding",
    "Judgment": "estimative.model.judgments:Judgment",
    "Question": "estimative.model.judgments:Question",
    "Registry": "estimative.registry.registry:Registry",
    "Resolution": "estimative.model.forecasts:Resolution",
    "Score": "estimative.model.forecasts:Score",
    "Verdict": "estimative.model.claims:Verdict",
    "collect": "estimative.collect.run:bring_in",
    "cutoff_instant": "estimative.model.times:cutoff_instant",
    "fmt": "estimative.text.fmt:format",
    "forecast": "estimative.forecast.forecast:forecast",
    "ground": "estimative.ground:ground",
    "lint": "estimative.lint.engine:lint",
    "open_store": "estimative.store:open_store",
    "parse": "estimative.text.parse:parse",
    "resolve": "estimative.score.resolve:resolve",
    "scale": "estimative.scales:load",
    "unparse": "estimative.text.unparse:unparse",
}

__all__ = [
    "Assessment", "EstimativeError", "Finding", "Forecast", "Grounding", "Judgment", "Question", "Registry", "Resolution",
    "Score", "Verdict", "collect", "cutoff_instant", "fmt", "forecast", "ground", "lint", "open_store", "parse", "resolve",
    "scale", "unparse",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    place = _PLACES.get(name)
    if place is None:
        raise AttributeError(f"module 'estimative' has no attribute {name!r}")
    module, _, attribute = place.partition(":")
    return getattr(import_module(module), attribute)
