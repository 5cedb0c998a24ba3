"""Probability to term and back: inside, on an edge, in a gap, outside; and the laws that hold for every number."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from estimative import scales
from estimative.errors import UsageError

FLAT = [name for name in scales.ids() if not scales.load(name).nested]
PROBABILITIES = st.one_of(st.floats(0, 1), st.integers(0, 1000).map(lambda n: n / 1000))


@pytest.mark.parametrize(
    ("p", "term", "kind"),
    [
        (0.22, "unlikely", "inside"),
        (0.05, "very unlikely", "edge"),
        (0.20, "unlikely", "edge"),
        (0.45, "roughly even chance", "edge"),
        (0.55, "roughly even chance", "edge"),
        (0.80, "likely", "edge"),
        (0.95, "very likely", "edge"),
        (0.005, "almost no chance", "outside"),
        (0.995, "almost certain", "outside"),
        (0.0, "", "outside"),
        (1.0, "", "outside"),
    ],
)
def test_icd_203_gives_a_tie_to_the_term_nearer_to_an_even_chance(p: float, term: str, kind: str) -> None:
    naming = scales.name(p, scales.load("icd203"))
    assert (naming.term, naming.kind) == (term, kind)
    assert naming.note or kind == "inside"


@pytest.mark.parametrize(
    ("p", "term", "other"),
    [
        (0.07, "remote chance", "highly unlikely"),
        (0.22, "highly unlikely", "unlikely"),
        (0.225, "unlikely", "highly unlikely"),
        (0.5, "realistic possibility", "likely"),
        (0.54, "likely", "realistic possibility"),
        (0.775, "likely", "highly likely"),
        (0.94, "almost certain", "highly likely"),
    ],
)
def test_a_phia_gap_names_both_neighbours_and_keeps_the_number(p: float, term: str, other: str) -> None:
    naming = scales.name(p, scales.load("phia-2025"))
    assert (naming.term, naming.kind, naming.also, naming.probability) == (term, "gap", (other,), p)
    assert term in naming.note
    assert other in naming.note


def test_open_ends_of_phia_are_outside() -> None:
    scale = scales.load("phia-2025")
    assert scales.name(0, scale).kind == scales.name(1, scale).kind == "outside"
    assert scales.name(1e-6, scale).term == "remote chance"


def test_a_nested_scale_uses_the_narrowest_band_and_lists_the_rest() -> None:
    naming = scales.name(0.97, scales.load("ipcc-ar5"))
    assert naming.term == "extremely likely"
    assert naming.also == ("more likely than not", "likely", "very likely")


@given(PROBABILITIES, st.sampled_from(FLAT))
@settings(max_examples=200)
def test_a_number_strictly_inside_a_band_gets_that_bands_term(p: float, scale_id: str) -> None:
    scale = scales.load(scale_id)
    inside = [row for row in scale.terms if row.band.low + 1e-6 < p < row.band.high - 1e-6]
    naming = scales.name(p, scale)
    if inside:
        assert (naming.term, naming.kind) == (inside[0].name, "inside")
    if naming.kind in ("inside", "edge"):
        band = scales.band(naming.term, scale)
        assert band is not None
        assert band.low - 1e-9 <= p <= band.high + 1e-9


@given(PROBABILITIES, PROBABILITIES, st.sampled_from(scales.ids()))
@settings(max_examples=200)
def test_naming_is_monotone(p: float, q: float, scale_id: str) -> None:
    scale = scales.load(scale_id)
    order = [row.name for row in scale.terms]
    low, high = (scales.name(value, scale).term for value in sorted((p, q)))
    if low and high:
        assert order.index(low) <= order.index(high)


@given(PROBABILITIES, st.sampled_from(scales.ids()))
@settings(max_examples=200)
def test_naming_never_changes_the_number_and_always_explains_itself(p: float, scale_id: str) -> None:
    naming = scales.name(p, scales.load(scale_id))
    assert naming.probability == p
    assert naming.note or naming.kind == "inside"


@pytest.mark.parametrize("scale_id", FLAT)
def test_every_bands_midpoint_has_the_bands_term(scale_id: str) -> None:
    scale = scales.load(scale_id)
    for row in scale.terms:
        assert scales.name(row.band.midpoint, scale).term == row.name


@pytest.mark.parametrize("p", [-0.1, 1.1, math.nan, math.inf])
def test_what_is_no_probability_is_refused(p: float) -> None:
    with pytest.raises(UsageError):
        scales.name(p, scales.load("icd203"))


def test_neighbours_and_the_stated_rule() -> None:
    scale = scales.load("phia-2025")
    assert scales.neighbours("highly likely", scale) == ("likely", "almost certain")
    assert scales.neighbours("remote chance", scale) == ("", "highly unlikely")
    assert "both neighbours" in scales.stated_rule(scale)
    assert "narrowest" in scales.stated_rule(scales.load("ipcc-ar5"))
