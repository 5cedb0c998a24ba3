"""Forecasts of the casebook's questions: what stands beside the analyst's word, and that nothing later can reach it."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from estimative import scales
from estimative.forecast.forecast import agrees, forecast
from estimative.model.codec import dumps
from estimative.model.events import Attestation, Observation
from estimative.model.judgments import Judgment, TermUse, Threshold
from estimative.model.scales import Band
from estimative.model.spans import Span
from estimative.model.times import Known, Period, cutoff_instant, end_of_day
from estimative.score.resolve import resolve
from estimative.store import memory

CUTOFF = cutoff_instant("2022-07-09")
PHIA = scales.load("phia-2025")
HERE = Span(0, 1)


def word(low: float, high: float, *, negated: bool = False) -> Judgment:
    term = TermUse(span=HERE, text="w", term="w", scale="phia-2025", band=Band(low, high), negated=negated)
    return Judgment(id="kj1", number=1, span=HERE, extent=HERE, text="", line=1, term=term)


@pytest.fixture
def ask(casebook, registry, questions):
    def answer(name: str, as_of: str = "2022-07-09", judgment: Judgment | None = None, seed: int = 0):
        view = casebook.as_of(cutoff_instant(as_of))
        asked = questions[name]
        return forecast(asked, view, registry=registry, judgment=judgment, scale=PHIA, seed=seed, cutoff=CUTOFF)

    return answer


def test_question_1_uses_one_publisher_and_says_what_is_uncounted(ask):
    (found,) = ask("q1", judgment=word(0.8, 0.9))
    assert found.series == "UN-SG-AFG + UN-SG-AFG-year"
    assert found.interval[0] <= found.probability <= found.interval[1]
    assert found.agrees is False
    assert found.term == scales.name(found.probability, PHIA).term
    assert any("175 of the 365 days" in text for text in found.warnings)
    assert 3 <= len(found.why) <= 5


def test_question_2_has_a_floor_for_each_tier(ask):
    strict, medium, broad = ask("q2")
    assert all(item.interval is None and item.agrees is None for item in (strict, medium, broad))
    assert strict.probability is None
    assert strict.warnings[0].startswith("no documented case in the ")
    assert strict.warnings[0].endswith(" days looked back on: the list gives no floor")
    assert broad.floor
    assert 0 < broad.probability < 1
    assert any("TJK-2022-05-07-panj" in text for text in strict.warnings)
    assert {cite.kind for cite in broad.cites} == {"incident", "attestation"}


def test_question_3_is_a_level(ask):
    (found,) = ask("q3")
    assert found.model == "level-walk"
    assert 0 < found.probability < 1
    assert any("population" in text for text in found.warnings)


def test_baselines_stand_beside_every_forecast(ask):
    for item in (*ask("q1"), *ask("q2"), *ask("q3")):
        if item.probability is None:
            continue
        assert [b.name for b in item.baselines] == ["base rate", "persistence", "climatology"]


@pytest.mark.parametrize("as_of", ["2021-12-01", "2022-03-01", "2022-07-09", "2022-12-31"])
def test_no_citation_is_younger_than_the_cutoff(ask, as_of):
    for item in (*ask("q1", as_of), *ask("q2", as_of), *ask("q3", as_of)):
        assert all(cite.known_at <= cutoff_instant(as_of) for cite in item.cites)


def test_before_anything_was_known_there_is_no_probability(ask):
    found = (*ask("q1", "2019-01-01"), *ask("q2", "2019-01-01"), *ask("q3", "2019-01-01"))
    assert all(item.probability is None and item.warnings for item in found)


def test_agreement_needs_a_band():
    assert agrees(0.85, word(0.8, 0.9), floor=False) is True
    assert agrees(0.85, word(0.8, 0.9, negated=True), floor=False) is None
    assert agrees(0.85, None, floor=False) is None
    assert agrees(0.95, word(0.8, 0.9), floor=True) is False


@pytest.fixture(scope="module")
def attacked(casebook):
    """A copy of the casebook's facts to which rows of the future are added, run after run."""
    view = casebook.as_of(datetime(2030, 1, 1, tzinfo=UTC))
    facts = [*view.incidents(), *view.attestations(), *view.observations()]
    with memory() as store:
        with store.writer("copy", now=datetime(2026, 1, 1, tzinfo=UTC)) as writer:
            writer.add_many(fact for fact in facts if fact.known.at <= CUTOFF)
        yield store, [fact for fact in facts if isinstance(fact, Observation) and fact.known.at <= CUTOFF]


LATER = st.dates(date(2022, 7, 10), date(2024, 1, 1))


@given(st.data())
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_rows_known_after_the_cutoff_change_nothing(attacked, registry, questions, data):
    store, known = attacked

    def made():
        view = store.as_of(CUTOFF)
        return [dumps(forecast(q, view, registry=registry, judgment=None, scale=PHIA)) for q in questions.values()]

    before = made()
    when = Known(end_of_day(data.draw(LATER)))
    changed = structs.replace(
        data.draw(st.sampled_from(known)), best=float(data.draw(st.integers(0, 9999))), known=when
    )
    fresh = structs.replace(changed, id=f"new-{data.draw(st.integers(0, 10**9))}", series="UN-SG-AFG",
                            period=Period(date(2022, 1, 1), date(2022, 6, 30)))  # fmt: skip
    said = Attestation(
        id=f"{fresh.id}-a", incident="UZB-2022-07-05-termez", report="r", kind="claimed", by="IS-K", known=when
    )
    with store.writer("attack", now=datetime(2026, 1, 2, tzinfo=UTC)) as writer:
        writer.add_many([changed, fresh, said])
    assert made() == before


def test_odd_questions_end_in_words_and_never_in_a_traceback(casebook, registry, questions):
    view = casebook.as_of(CUTOFF)
    far = Period(date(2022, 7, 10), date(9999, 12, 31))
    odd = [
        structs.replace(questions["q1"], months=None),
        structs.replace(questions["q1"], window=far),
        structs.replace(questions["q1"], series=("no such series",)),
        structs.replace(questions["q1"], threshold=Threshold(">=", float("inf"))),
        structs.replace(questions["q2"], threshold=Threshold(">=", 10**9)),
        structs.replace(questions["q2"], threshold=Threshold("<=", 2)),
        structs.replace(questions["q3"], threshold=Threshold(">", 0)),
    ]
    for asked in odd:
        for item in forecast(asked, view, registry=registry, judgment=None, scale=PHIA, cutoff=CUTOFF):
            assert item.probability == 0.001 or (item.probability is None and item.warnings)
        for found in resolve(asked, casebook.as_of(cutoff_instant("2023-12-31")), registry=registry, cutoff=CUTOFF):
            assert found.why
