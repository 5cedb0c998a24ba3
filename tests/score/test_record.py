"""The track record: who is scored on what, and what is left out."""

from datetime import UTC, date, datetime

import pytest

from estimative.model.forecasts import Baseline, Forecast, Resolution
from estimative.model.judgments import Judgment, Question, TermUse, Tier
from estimative.model.scales import Band
from estimative.model.spans import Span
from estimative.model.times import Period
from estimative.score.record import bootstrap, score

NOW = datetime(2023, 1, 1, tzinfo=UTC)
HERE = Span(0, 1)


def judgment(name: str, *, negated: bool = False, tiers: tuple[Tier, ...] = (), more: int = 0) -> Judgment:
    term = TermUse(
        span=HERE, text="highly likely", term="highly likely", scale="phia-2025", band=Band(0.8, 0.9), negated=negated
    )
    asked = [Question(id=f"q-{name}-{i}", judgment=name, measure="attacks", tiers=tiers) for i in range(1 + more)]
    return Judgment(id=name, number=1, span=HERE, extent=HERE, text="", line=1, term=term, questions=tuple(asked))


def resolved(name: str, outcome: str, tier: str = "") -> Resolution:
    return Resolution(id=name, question=f"q-{name}-0", judgment=name, as_of=NOW, outcome=outcome, tier=tier, why="so")


def forecast(name: str, p: float | None, *, floor: bool = False, tier: str = "") -> Forecast:
    window = Period(date(2022, 1, 1), date(2022, 12, 31))
    base = (Baseline("base rate", 0.5), Baseline("climatology", None, "one year only"))
    return Forecast(id=name, question=f"q-{name}-0", judgment=name, cutoff=NOW, window=window, model="m", seed=0,
                    probability=p, floor=floor, baselines=base, tier=tier, warnings=("too little",))  # fmt: skip


def test_word_model_and_baselines_are_scored_side_by_side():
    record = score([judgment("a")], [forecast("a", 0.4)], [resolved("a", "no")])
    assert [item.who for item in record.scores] == ["analyst (word)", "model", "base rate"]
    word, model, base = record.scores
    assert word.brier == pytest.approx(0.7233333)
    assert (word.width, word.best, word.worst) == pytest.approx((0.1, 0.64, 0.81))
    assert (model.brier, base.brier) == pytest.approx((0.16, 0.25))


@pytest.mark.parametrize("outcome", ["void", "unresolved"])
def test_what_is_not_resolved_is_left_out_with_its_reason(outcome):
    record = score([judgment("a")], [forecast("a", 0.4)], [resolved("a", outcome)])
    assert record.scores == ()
    assert record.left_out == (("q-a-0", f"{outcome}: so"),)


def test_further_tiers_and_questions_are_shown_but_not_scored():
    tiers = (Tier("strict", "crossed"), Tier("broad", "none"))
    made = [resolved("a", "no", "strict"), resolved("a", "yes", "broad")]
    record = score([judgment("a", tiers=tiers, more=1)], [forecast("a", 0.2, tier="strict")], made)
    assert {item.outcome for item in record.scores} == {"no"}
    assert [name for name, _ in record.left_out] == ["q-a-0/broad", "q-a-1"]


def test_a_floor_is_left_out_and_brings_no_baselines():
    record = score([judgment("a")], [forecast("a", 0.3, floor=True)], [resolved("a", "no")])
    assert [item.who for item in record.scores] == ["analyst (word)"]
    assert record.left_out == (("q-a-0 (model)", "a floor is a one-sided bound and is not scored"),)


def test_each_summary_has_the_analyst_on_the_same_questions():
    made = [forecast("a", 0.4), forecast("b", None)]
    record = score([judgment("a"), judgment("b")], made, [resolved("a", "no"), resolved("b", "yes")])
    word, model = record.summaries[:2]
    assert (word.n, word.analyst_brier) == (2, None)
    assert (model.n, model.analyst_n) == (1, 1)
    assert model.analyst_brier == record.scores[0].brier != word.brier


def test_a_negated_word_and_a_missing_number_are_left_out_for_their_forecaster():
    both = [judgment("a", negated=True), judgment("b")]
    record = score(both, [forecast("a", None), forecast("b", 0.7)], [resolved("a", "yes"), resolved("b", "yes")])
    summaries = {item.who: item for item in record.summaries}
    assert summaries["analyst (word)"].n == 1
    assert ("q-a-0", "too little") in summaries["model"].left_out
    assert any("negated" in why for _, why in summaries["analyst (word)"].left_out)


def test_a_judgment_without_a_question_is_named():
    bare = Judgment(id="a", number=1, span=HERE, extent=HERE, text="", line=1)
    assert score([bare], [], []).left_out == (("a", "no question says how it is resolved"),)


def test_bootstrap_is_seeded_and_needs_two():
    assert bootstrap([0.2], 0) is None
    assert bootstrap([0.1, 0.4, 0.9], 7) == bootstrap([0.1, 0.4, 0.9], 7)
    low, high = bootstrap([0.1, 0.4, 0.9], 7)
    assert 0.1 <= low < high <= 0.9
