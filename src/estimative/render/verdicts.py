"""Verdicts, omissions, contrary evidence and fits as the page shows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log2

from estimative.model.claims import Attribute, Comparison, Contrary, Difference, Fit, Later, Verdict
from estimative.render import words
from estimative.render.index import Index
from estimative.render.verdict_views import (
    AntecedentView,
    AttributeView,
    ComparisonView,
    ContraryView,
    DifferenceView,
    FitView,
    KnownLaterView,
    LinkView,
    TierView,
    VerdictView,
)

WEAKEST = "weakest link"
AGREES = frozenset({"same", "inside", "within", "claimed", "attributed"})
"""Relations that are no difference."""
REACH = 4.0
"""Powers of two that the scale of ratios reaches to either side; what is beyond stands at its end."""


def verdict_view(item: Verdict, *, name: str, claim: str, index: Index, anchors: dict[int, str]) -> VerdictView:
    """A verdict. `claim` are the claim's words, `anchors` the first sentence of each line."""
    weakest = item.weakest.removeprefix(f"{WEAKEST}: ")
    return VerdictView(
        id=name,
        kind=item.kind,
        claim=claim,
        claim_kind=item.claim.kind,
        why=item.why,
        differences=tuple(difference_view(d, index) for d in item.differences),
        cites=index.cites(item.cites),
        notes=tuple(n for n in item.notes if not _told(n, item)),
        attributes=attribute_rows(item.attributes, item.differences),
        antecedents=tuple(
            AntecedentView(text=a.text, value=a.value, line=a.line, anchor=anchors.get(a.line, ""))
            for a in item.claim.antecedents
            if a.text and a.value and a.text.casefold() != a.value.casefold()
        ),
        weakest=weakest,
        covers=item.covers,
        comparisons=tuple(comparison_view(c, index) for c in item.comparisons),
        tiers=tuple(TierView(name=t.name, met=t.met, why=t.why, cites=index.cites(t.cites)) for t in item.tiers),
        links=tuple(
            LinkView(part=x.part, stated=x.stated, kind=x.kind, why=x.why, cites=index.cites(x.cites))
            for x in item.links
        ),
    )


def _told(note: str, item: Verdict) -> bool:
    """Whether a note says over again what the page shows in a place of its own."""
    if item.weakest and note.startswith(WEAKEST):
        return True
    return "→" in note and any(note.startswith(c.series) for c in item.comparisons)


def difference_view(item: Difference, index: Index) -> DifferenceView:
    """A difference with its citations."""
    return DifferenceView(
        attribute=item.attribute,
        stated=item.stated,
        known=item.known,
        delta=item.delta,
        explanation=item.explanation,
        cites=index.cites(item.cites),
    )


def attribute_rows(attributes: Sequence[Attribute], differences: Sequence[Difference]) -> tuple[AttributeView, ...]:
    """Every row of a match: each attribute with its difference where it has one, then what only differs."""
    rest = list(differences)
    rows = []
    for item in attributes:
        found = next((d for d in rest if d.attribute == item.attribute), None)
        if found is not None:
            rest.remove(found)
        rows.append(
            AttributeView(
                attribute=item.attribute,
                stated=item.stated,
                known=item.known,
                relation=words.relation(item.relation),
                note=_note(found) if found else "",
                differs=found is not None or item.relation not in AGREES | {"unknown"},
            )
        )
    rows += [
        AttributeView(attribute=d.attribute, stated=d.stated, known=d.known, note=_note(d), differs=True) for d in rest
    ]
    return tuple(rows)


def _note(item: Difference) -> str:
    return "; ".join(part for part in (item.delta, item.explanation) if part)


def comparison_view(item: Comparison, index: Index) -> ComparisonView:
    """A comparison with its interval on a logarithmic scale around no change."""
    return ComparisonView(
        series=item.series,
        measure=item.measure,
        baseline=item.baseline,
        before=item.before,
        after=item.after,
        ratio=_times(item.ratio),
        interval=f"{_times(item.low)}–{_times(item.high)}",
        rise=min(0.9999, max(0.0001, item.rise)),
        low_x=_place(item.low),
        ratio_x=_place(item.ratio),
        high_x=_place(item.high),
        variant=item.variant,
        cites=index.cites(item.cites),
    )


def _times(value: float) -> str:
    return "∞" if value == float("inf") or value >= 1000 else "<0.01" if 0 < value < 0.01 else f"{value:.2g}"


def _place(value: float) -> float:
    power = -REACH if value <= 0 else REACH if value == float("inf") else max(-REACH, min(REACH, log2(value)))
    return round(50 + 50 * power / REACH, 1)


def contrary_views(items: Iterable[Contrary], judgment: str, index: Index) -> tuple[ContraryView, ...]:
    """What speaks against one judgment."""
    return tuple(ContraryView(why=c.why, cites=index.cites(c.cites)) for c in items if c.judgment == judgment)


def fit_view(item: Fit, index: Index) -> FitView:
    """The fit of one bullet, summed up in a line."""
    values = {name: getattr(item, name) for name in ("actor", "act", "place", "origin", "period")}
    met = tuple(name for name, value in values.items() if value == "yes")
    missed = tuple(name for name, value in values.items() if value == "no")
    parts = [
        f"meets {', '.join(met)}" if met else "",
        f"not its {' or '.join(missed)}" if missed else "",
        f"{', '.join(item.unshown)} not shown" if item.unshown and (met or missed) else "",
        "speaks against it" if item.against else "",
    ]
    summary = "; ".join(part for part in parts if part) or "shows no event or count that could meet it"
    return FitView(
        summary=summary,
        why=item.why,
        met=met,
        missed=missed,
        unshown=item.unshown,
        against=item.against,
        cites=index.cites(item.cites),
    )


def later_views(
    items: Iterable[Later], verdicts: Iterable[Verdict], index: Index, anchors: dict[int, str]
) -> tuple[KnownLaterView, ...]:
    """What became known later of each claim, in the order given."""
    claims = {v.claim.id: v.claim for v in verdicts}
    found = []
    for item in items:
        claim = claims.get(item.claim)
        line = claim.line if claim else 0
        text = " ".join(claim.text.split()) if claim else item.claim
        found.append(
            KnownLaterView(
                claim=text, line=line, why=item.why, anchor=anchors.get(line, ""), cites=index.cites(item.cites)
            )
        )
    return tuple(found)
