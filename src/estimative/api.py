"""The public API: what the verbs of the command line do, as functions over values.

>>> from estimative import api
>>> assessment = api.parse(b"Key Judgment 1\\nIt is likely that rain will fall over the next 3 days.\\n")
>>> assessment.judgments[0].term.text
'likely'

A verb is one word everywhere: ``api.lint`` is ``estimative lint``.
"""

from __future__ import annotations

from estimative.collect.run import bring_in as collect
from estimative.errors import EstimativeError
from estimative.forecast.forecast import forecast
from estimative.ground import ground, ground_text
from estimative.ground.proof import Proof, prove
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
from estimative.text.convert import to_markdown as convert
from estimative.text.fmt import format as fmt
from estimative.text.parse import parse
from estimative.text.unparse import unparse

__all__ = [
    "Assessment", "EstimativeError", "Finding", "Forecast", "Grounding", "Judgment", "Proof", "Question",
    "Registry", "Resolution", "Score", "Verdict", "collect", "convert", "cutoff_instant", "fmt", "forecast", "ground",
    "ground_text", "lint", "open_store", "parse", "prove", "resolve", "scale", "unparse",
]  # fmt: skip
