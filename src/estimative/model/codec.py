"""Values to JSON and back, and their JSON Schemas. Times are ISO 8601, UTC; bytes are base64."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from estimative.model.assessments import Assessment
from estimative.model.claims import Grounding
from estimative.model.events import Attestation, Incident, Observation, Reaction, Statement
from estimative.model.findings import Finding
from estimative.model.forecasts import Forecast, Resolution, Run, Score, ScoreSummary
from estimative.model.judgments import Question
from estimative.model.scales import Scale
from estimative.model.sources import Report, Source

T = TypeVar("T")

TYPES: dict[str, type[msgspec.Struct]] = {
    kind.__name__.lower(): kind
    for kind in (
        Assessment, Question, Finding, Grounding, Forecast, Resolution, Score, ScoreSummary, Scale,
        Source, Report, Incident, Attestation, Observation, Reaction, Statement, Run,
    )
}  # fmt: skip


def dumps(value: Any, *, indent: bool = False) -> bytes:
    """JSON bytes of a value or a plain structure, keys in the order of the type's fields."""
    data = msgspec.json.encode(value)
    return msgspec.json.format(data, indent=2) if indent else data


def loads(data: bytes, kind: type[T]) -> T:
    """The value of type `kind` in JSON `data`. Raises msgspec.ValidationError that names the place."""
    return msgspec.json.decode(data, type=kind)


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a type of `TYPES`, with a `title` and `$schema`."""
    found = msgspec.json.schema(TYPES[name])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": TYPES[name].__name__, **found}
