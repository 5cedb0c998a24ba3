"""Which incidents count: who said so, where it came from, and what stays open."""

from datetime import date

import pytest

from estimative.model.events import Attestation, Incident
from estimative.model.judgments import Question, Tier
from estimative.model.times import Known, Period, cutoff_instant, end_of_day
from estimative.score.qualify import qualify
from estimative.score.resolve import resolve

DAY = date(2022, 9, 1)
WINDOW = Period(date(2022, 8, 1), date(2022, 12, 31))
CROSSED, DIRECTED = Tier("strict", "crossed"), Tier("medium", "directed")


def incident(alleged: str = "IS-K", country: str = "PAK", first: date = DAY, last: date = DAY) -> Incident:
    extra = {"alleged_actor": alleged}
    return Incident(
        id="i", dataset="set", occurred=Period(first, last), known=Known(end_of_day(DAY)), country=country, extra=extra
    )


def said(kind: str, by: str, on: date = DAY, **fields: str) -> Attestation:
    name = f"a-{kind}-{by}-{fields.get('value', '')}"
    return Attestation(id=name, incident="i", report=f"r-{by}", kind=kind, by=by, known=Known(end_of_day(on)), **fields)


def question(**fields: object) -> Question:
    given = {"id": "q", "judgment": "j", "measure": "attacks", "actor": "IS-K", "window": WINDOW}
    return Question(**(given | {"origin": "AFG", "effect": ("PAK", "UZB")} | fields))


@pytest.fixture
def where(stored, registry):
    """Which of the three lists the incident lands on, and the case."""

    def sort(event, *attestations, tier=None, asked=None):
        view = stored(event, *attestations).as_of(cutoff_instant("2023-06-30"))
        found = qualify(asked or question(), view, registry=registry, window=WINDOW, tier=tier or Tier("broad", "none"))
        for name in ("qualifying", "disputed", "rejected"):
            if getattr(found, name):
                return name, getattr(found, name)[0]
        return "none", None

    return sort


@pytest.mark.parametrize(
    ("attestations", "expected"),
    [
        ([said("claimed", "IS-K via Amaq")], "qualifying"),
        ([said("attributed", "Pakistani interior ministry")], "qualifying"),
        ([said("attributed", "UNAMA")], "qualifying"),
        ([said("attributed", "ExTrac"), said("attributed", "ITIC")], "qualifying"),
        ([said("attributed", "ExTrac")], "disputed"),
        ([said("reported", "AFP")], "disputed"),
        ([said("claimed", "IS-K, by SATP", on=date(2022, 12, 1))], "disputed"),
        ([said("claimed", "IS-K via Amaq"), said("denied", "Pakistani interior ministry")], "disputed"),
    ],
)
def test_who_says_so(where, attestations, expected):
    assert where(incident(), *attestations)[0] == expected


def test_only_claims_count_where_only_claims_are_asked_for(where):
    asked = question(count="claimed")
    assert where(incident(), said("attributed", "UNAMA"), asked=asked)[0] == "rejected"


def test_the_umbrella_alone_leaves_the_branch_open(where):
    name, case = where(incident("IS"), said("claimed", "IS via Amaq"))
    assert (name, case.reason) == ("disputed", "claimed by IS; which of its branches is open")


def test_another_actor_is_rejected(where):
    name, case = where(incident("TTP"), said("claimed", "TTP"))
    assert (name, case.reason) == ("rejected", "by TTP, not IS-K")


def test_dates_that_straddle_the_window_are_disputed(where):
    event = incident(first=date(2022, 7, 30), last=date(2022, 8, 2))
    assert where(event, said("claimed", "IS-K"))[0] == "disputed"


ORIGIN = {"field": "origin", "value": "crossed"}
CLAIM = said("claimed", "IS-K via Amaq")


@pytest.mark.parametrize(
    ("attestations", "strict", "medium"),
    [
        ([], "rejected", "rejected"),
        ([said("claimed", "IS-K via Amaq", **ORIGIN)], "disputed", "disputed"),
        ([said("confirmed", "Uzbek foreign ministry", **ORIGIN)], "qualifying", "qualifying"),
        ([said("confirmed", "anonymous Uzbek border source", **ORIGIN)], "disputed", "qualifying"),
        (
            [said("reported", "ITIC", **ORIGIN), said("denied", "Uzbek defence ministry", **ORIGIN)],
            "disputed",
            "disputed",
        ),
        (
            [said("reported", "ITIC", **ORIGIN), said("denied", "Taliban foreign ministry", **ORIGIN)],
            "qualifying",
            "qualifying",
        ),
        ([said("attributed", "Uzbek foreign ministry", field="origin", value="directed")], "rejected", "qualifying"),
        ([said("attributed", "ITIC", field="origin", value="directed")], "rejected", "rejected"),
    ],
)
def test_origin_tests(where, attestations, strict, medium):
    event = incident(country="UZB")
    confirmed = said("confirmed", "Uzbek interior ministry", field="killed", value="1")
    assert where(event, CLAIM, confirmed, *attestations, tier=CROSSED)[0] == strict
    assert where(event, CLAIM, confirmed, *attestations, tier=DIRECTED)[0] == medium


def test_every_case_cites_its_incident_and_the_words(where):
    _, case = where(incident(), CLAIM)
    assert [(cite.kind, cite.id) for cite in case.cites] == [("incident", "i"), ("attestation", CLAIM.id)]


def test_silence_is_not_absence(stored, registry):
    view = stored().as_of(cutoff_instant("2023-06-30"))
    (found,) = resolve(question(), view, registry=registry, cutoff=cutoff_instant("2022-07-31"))
    assert found.outcome == "unresolved"
    assert "silence" in found.why


def test_a_sample_gives_no_rate(stored, registry):
    asked = question(origin="", effect=(), country="PAK", threshold=question().threshold.__class__(">=", 5))
    view = stored(incident(), CLAIM).as_of(cutoff_instant("2023-06-30"))
    (found,) = resolve(asked, view, registry=registry, cutoff=cutoff_instant("2022-07-31"))
    assert (found.outcome, found.value) == ("unresolved", 1)


def test_a_census_counts_both_ways(stored, registry):
    event = Incident(id="e", dataset="ucdp-ged", occurred=Period(DAY, DAY), known=Known(end_of_day(DAY)), country="PAK",
                     actor="Government of Pakistan", target_actor="IS")  # fmt: skip
    asked = question(actor="IS", origin="", effect=(), country="PAK", threshold=question().threshold.__class__(">=", 2))
    (found,) = resolve(
        asked, stored(event).as_of(cutoff_instant("2023-06-30")), registry=registry, cutoff=cutoff_instant("2022-07-31")
    )
    assert (found.outcome, found.value, found.reference) == ("no", 1, 2)
