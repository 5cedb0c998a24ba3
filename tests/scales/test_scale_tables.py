"""The tables that ship, and the checks that a house scale has to pass."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from estimative import scales
from estimative.errors import DataError, UsageError
from estimative.model.scales import Band


@pytest.mark.parametrize("scale_id", scales.ids())
def test_every_built_in_scale_loads_with_terms_lowest_first(scale_id: str) -> None:
    scale = scales.load(scale_id)
    assert scale.id == scale_id
    assert scale.source
    assert len(scale.terms) >= 5
    assert [row.band.midpoint for row in scale.terms] == sorted(row.band.midpoint for row in scale.terms)


def test_icd_203_is_the_directives_table() -> None:
    bands = [(row.name, round(row.band.low * 100), round(row.band.high * 100)) for row in scales.load("icd203").terms]
    assert bands == [
        ("almost no chance", 1, 5),
        ("very unlikely", 5, 20),
        ("unlikely", 20, 45),
        ("roughly even chance", 45, 55),
        ("likely", 55, 80),
        ("very likely", 80, 95),
        ("almost certain", 95, 99),
    ]


def test_phia_has_open_ends_and_gaps() -> None:
    scale = scales.load("phia-2025")
    assert scales.band("remote chance", scale) == Band(0.0, 0.05, low_open=True)
    assert scales.band("realistic possibility", scale) == Band(0.4, 0.5, high_open=True)
    assert scales.band("almost certain", scale) == Band(0.95, 1.0, high_open=True)
    assert scales.band("probable", scale) == scales.band("likely", scale)


def test_kent_gives_a_centre_and_a_give_or_take() -> None:
    bands = [(round(row.band.low, 2), round(row.band.high, 2)) for row in scales.load("kent").terms]
    assert bands == [(0.02, 0.12), (0.2, 0.4), (0.4, 0.6), (0.63, 0.87), (0.87, 0.99)]


def test_the_numbers_profile_shares_the_table_and_expects_numbers() -> None:
    plain, numbers = scales.load("icd203"), scales.load("icd203+numbers")
    assert plain.terms == numbers.terms
    assert (plain.numbers, numbers.numbers) == ("allowed", "expected")
    assert scales.load("phia-2025").numbers == "forbidden"


@pytest.mark.parametrize(
    ("words", "term"),
    [
        ("Probably", "likely"),
        ("improbably", "unlikely"),
        ("nearly certainly", "almost certain"),
        ("highly  improbable", "very unlikely"),
        ("remote", "almost no chance"),
    ],
)
def test_synonyms_and_adverbs_name_their_row(words: str, term: str) -> None:
    row = scales.term(words, scales.load("icd203"))
    assert row is not None
    assert row.name == term


def test_words_of_another_scale_have_no_band() -> None:
    assert scales.band("highly likely", scales.load("icd203")) is None
    assert scales.band("very likely", scales.load("phia-2025")) is None


def test_detect_puts_the_scale_with_most_of_the_terms_first() -> None:
    found = scales.detect(["highly likely", "likely", "Likely"])
    assert (found[0].scale, found[0].on, found[0].share) == ("phia-2025", ("highly likely", "likely"), 1.0)
    assert found[1].scale == "icd203"
    assert found[1].off == ("highly likely",)
    assert scales.detect([]) == ()


def test_a_house_scale_is_read_from_the_projects_folder(tmp_path: Path) -> None:
    table = {
        "id": "house:desk",
        "title": "Desk",
        "source": "the desk",
        "ties": "towards-even",
        "terms": [{"name": "no", "percent": [0, 50]}, {"name": "yes", "percent": [50, 100], "synonyms": ["sure"]}],
    }
    (tmp_path / "scales").mkdir()
    (tmp_path / "scales" / "desk.json").write_text(json.dumps(table))
    scale = scales.load("house:desk", folder=tmp_path)
    assert scales.band("sure", scale) == Band(0.5, 1.0)


def test_an_unknown_scale_names_the_known_ones() -> None:
    with pytest.raises(UsageError) as error:
        scales.load("icd-203")
    assert "phia-2025" in error.value.hint
    with pytest.raises(UsageError) as missing:
        scales.load("house:none")
    assert missing.value.where.endswith("none.json")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"terms": []}, "no terms"),
        ({"terms": [{"name": "a", "percent": [50, 20]}]}, "'a'"),
        ({"terms": [{"name": "a", "percent": [0, 60]}, {"name": "b", "percent": [50, 90]}]}, "overlap"),
        ({"terms": [{"name": "a", "percent": [0, 10]}, {"name": "A", "percent": [20, 30]}]}, "twice"),
        ({"terms": [{"name": "a", "percent": ["x", 10]}]}, "percent"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_bad_table_says_what_is_wrong_and_where(change: dict[str, object], expected: str) -> None:
    table: dict[str, object] = {
        "id": "house:x",
        "title": "x",
        "source": "x",
        "terms": [{"name": "a", "percent": [0, 9]}],
    }
    with pytest.raises(DataError) as error:
        scales.read({**table, **change}, where="scales/x.json")
    assert expected in error.value.message
    assert error.value.where == "scales/x.json"


def test_bytes_that_are_no_json_are_a_data_error() -> None:
    with pytest.raises(DataError):
        scales.read(b"{", where="x.json")
