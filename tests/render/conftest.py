"""The sample bundle: see sample/sample_document.py (the text) and sample/sample_world.py (everything about it)."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace
from sample_document import TEXT, assessment
from sample_world import CUTOFF, facts, findings, forecasts, grounding, later

from estimative import scales
from estimative.model.assessments import Metadata
from estimative.model.claims import Grounding
from estimative.render.assemble import page as make_page
from estimative.render.bundle import Bundle, Defaults, Input
from estimative.render.page import Page


def make_bundle() -> Bundle:
    """The whole bundle, with what happened later."""
    return Bundle(
        assessment=assessment(),
        name="is-k.md",
        scale=scales.load("phia-2025"),
        cutoff=CUTOFF,
        grounding=grounding(),
        findings=findings(),
        forecasts=forecasts(),
        facts=facts(),
        later=later(),
        inputs=(Input(name="is-k.md", sha256="0" * 64, size=len(TEXT.encode())),),
        versions={"estimative": "0.1.0"},
        options={"as-of": "2022-07-09"},
        defaults=Defaults(producer="Example desk"),
    )


@pytest.fixture(scope="session")
def bundle() -> Bundle:
    """The sample bundle."""
    return make_bundle()


@pytest.fixture(scope="session")
def page(bundle: Bundle) -> Page:
    """Its page."""
    return make_page(bundle)


@pytest.fixture(scope="session")
def bare(bundle: Bundle) -> Bundle:
    """The same without anything later, without facts, forecasts, findings or a marking."""
    document = replace(bundle.assessment, metadata=Metadata(), cutoff=None)
    empty = Grounding(cutoff=datetime(2022, 7, 9, tzinfo=UTC), recorded=None, verdicts=())
    return Bundle(assessment=document, name="bare.md", scale=bundle.scale, cutoff=empty.cutoff, grounding=empty)
