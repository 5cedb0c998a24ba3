"""The data of a build as JSON: the page as it is read, and every value it was made from."""

from __future__ import annotations

from collections.abc import Mapping

from estimative.model.codec import dumps
from estimative.render.bundle import Bundle
from estimative.render.page import Page

SCHEMA = "estimative.assessment/1"
"""Name and version of the file's form. The number changes when a field is renamed, removed or means something else."""


class JsonRenderer:
    """Renders ``assessment.json``.

    Keys: `schema`; `cutoff`; `page` (see `estimative.render.page`); `model` with the assessment (its bytes as base64),
    scale, grounding, findings, forecasts and facts as of the cut-off; `later` with resolutions, scores, summaries and
    facts as of `as_of`, or null. The types under `model` and `later` are those of ``estimative schema``.
    """

    name = "json"

    def render(self, bundle: Bundle, page: Page) -> Mapping[str, bytes]:
        """The file, indented, keys in the order of the types' fields."""
        data = {
            "schema": SCHEMA,
            "cutoff": bundle.cutoff,
            "page": page,
            "model": {
                "assessment": bundle.assessment,
                "scale": bundle.scale,
                "grounding": bundle.grounding,
                "findings": bundle.findings,
                "forecasts": bundle.forecasts,
                "facts": bundle.facts,
            },
            "later": bundle.later,
        }
        return {"assessment.json": dumps(data, indent=True) + b"\n"}
