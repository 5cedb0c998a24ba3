"""E101, E102, E109: the terms of a document against the scale it declares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from estimative import scales
from estimative.lint.document import Document, Passage
from estimative.lint.rule import Hit, rule
from estimative.model.findings import Edit, Fix
from estimative.model.scales import Band, Scale, Term
from estimative.scales.naming import interval
from estimative.text.phrases.terms import FoundTerm


@rule(
    "E101",
    "term-off-scale",
    severity="warning",
    fix="safe",
    since="0.1",
    standard="ICD 203 D.6.e(2)(a); PHIA yardstick",
)
def term_off_scale(document: Document) -> Iterator[Hit]:
    """A term that the declared scale does not have, or a scale's own term where no scale is declared.

    The same words mean different ranges on different scales, and "very likely" or "realistic possibility" belong to
    one of them only. Every judgment is checked; elsewhere a term is reported once. Where the term's whole band lies
    inside one band of the declared scale, `--fix` writes that term.

    ## Why

    ICD 203 D.6.e(2)(a) lists the terms an analyst may choose from; PHIA's yardstick lists others. A reader can look a
    term up only when the product says where.

    ## Bad

    ```judgment scale=icd203
    It is highly likely that IS-K will carry out at least 60 attacks in Afghanistan by 9 July 2023.
    ```

    ## Good

    ```judgment scale=icd203
    It is very likely that IS-K will carry out at least 60 attacks in Afghanistan by 9 July 2023.
    ```

    ```judgment scale=phia-2025
    It is highly likely that IS-K will carry out at least 60 attacks in Afghanistan by 9 July 2023.
    ```

    ## When to ignore

    When quoting another estimate outside quotation marks.
    """
    if document.unknown_scale:
        span = document.assessment.metadata.scale.span if document.assessment.metadata.scale else document.top()
        known = ", ".join(scales.ids())
        message = f"no scale is called “{document.unknown_scale}”; declare one of {known}, or house:NAME"
        yield Hit(span=span, message=message, reason="unknown-scale")
    stated = {item.span.start for item in document.assessment.judgments}
    seen: set[str] = set()
    scale = document.declared or document.profile
    for passage in document.prose():
        for term in passage.terms:
            key = scales.normal(passage.text[term.start : term.end])
            if _on(term, scale):
                continue
            if passage.sentence.span.start in stated or key not in seen:
                yield _off_scale(document, passage, term)
            seen.add(key)


def _on(term: FoundTerm, scale: Scale) -> bool:
    return scale.id in term.scales or scales.REPEATS.get(scale.id) in term.scales


def _off_scale(document: Document, passage: Passage, term: FoundTerm) -> Hit:
    shown = passage.text[term.start : term.end]
    belongs = " and ".join(_title(name) for name in term.scales) or "no known scale"
    profile = document.declared or document.profile
    target = _counterpart(term.band, profile) if not term.negated else None
    place = f"“{shown}” is a term of {belongs}"
    fix = None
    if document.declared is None:
        offered = (
            f", or write “{target[0].name}” ({interval(target[0].band)}) and declare {profile.id}" if target else ""
        )
        first = term.scales[0] if term.scales else "phia-2025"
        message = f"{place}, and the document declares no scale; declare it (scale: {first}){offered}"
        reason = "scale-not-declared"
    else:
        offered = f"; its nearest term is “{target[0].name}” ({interval(target[0].band)})" if target else ""
        message = f"{place} ({interval(term.band)}), not of {_title(profile.id)}, the declared scale{offered}"
        reason = "term-not-on-scale"
        fix = _replace(passage, term, target, shown)
    return passage.hit(term.start, term.end, message, reason, fix=fix)


def _replace(passage: Passage, term: FoundTerm, target: tuple[Term, bool] | None, shown: str) -> Fix | None:
    """Write the counterpart, as an adverb where the term was one. Safe where every number it allowed still is."""
    if target is None or term.negated:
        return None
    row, inside = target
    adverb = shown.lower().split()[-1].endswith(("probably", "certainly", "improbably"))
    forms = scales.forms(row.name)
    if adverb and len(forms) == 1 and not row.name.endswith("likely"):
        return None
    words = forms[-1] if adverb else row.name
    if shown[:1].isupper():
        words = words[:1].upper() + words[1:]
    simple = (
        inside and shown.lower().endswith("likely") and words.endswith("likely") and "un" not in words.split()[-1][:2]
    )
    kind = "safe" if simple else "suggested"
    edit = Edit(passage.span(term.start, term.end), words)
    return Fix("safe" if kind == "safe" else "suggested", f"write “{words}” ({interval(row.band)})", (edit,))


def _counterpart(band: Band, scale: Scale) -> tuple[Term, bool] | None:
    """The term of a scale whose band shares most with `band`, and whether it holds all of it."""

    def shared(row: Term) -> float:
        overlap = min(band.high, row.band.high) - max(band.low, row.band.low)
        union = max(band.high, row.band.high) - min(band.low, row.band.low)
        return overlap / union if union else 0.0

    best = max(scale.terms, key=shared)
    if shared(best) <= 0:
        return None
    return best, best.band.low <= band.low and band.high <= best.band.high


def _title(name: str) -> str:
    return {
        "icd203": "ICD 203",
        "icd203+numbers": "ICD 203",
        "phia-2025": "the PHIA yardstick",
        "kent": "Kent's table",
        "ipcc-ar5": "the IPCC scale",
        "ipcc-ar6": "the IPCC scale",
        "nz": "the New Zealand scale",
    }.get(name, name)


_DISCLAIMERS = (
    "same assessment of probability",
    "same meaning",
    "interchangeabl",
    "are used synonymously",
    "same degree of likelihood",
)


@rule("E102", "mixed-scales", severity="error", fix="none", since="0.1", standard="ICD 203 D.6.e(2)(a)")
def mixed_scales(document: Document) -> Iterator[Hit]:
    """Terms of two scales, or of both rows of ICD 203, with no word that says they mean the same.

    Reported once, at the first term that leaves the others.

    ## Why

    ICD 203 D.6.e(2)(a) asks analysts not to mix its two rows ("likely", "probable") without a disclaimer. A reader
    who meets "likely" and "probable" looks for a difference.

    ## Bad

    ```judgment scale=icd203
    It is likely that IS-K will carry out 60 attacks by 9 July 2023, and highly improbable that it will hold a town.
    ```

    ## Good

    ```judgment scale=icd203
    It is likely that IS-K will carry out 60 attacks by 9 July 2023, and very unlikely that it will hold a town.
    ```

    ## When to ignore

    Where a note to the reader says that terms of one column stand for the same range in other words than the rule
    looks for.
    """
    uses = [(passage, term) for passage in document.prose() for term in passage.terms]
    if len(uses) < 2 or any(words in document.lowered for words in _DISCLAIMERS):
        return
    found = _two_rows(document, uses) if document.declared else _two_scales(uses) or _two_rows(document, uses)
    if found is not None:
        (passage, term), message, reason = found
        yield passage.hit(term.start, term.end, message, reason)


_Use = tuple[Passage, FoundTerm]


def _words(use: _Use) -> str:
    passage, term = use
    return scales.normal(passage.text[term.start : term.end])


def _two_scales(uses: list[_Use]) -> tuple[_Use, str, str] | None:
    """The first use that fits no scale shared by those before it."""
    together: set[str] = set()
    for index, use in enumerate(uses):
        here = set(use[1].scales)
        if not here:
            continue
        if together and not together & here:
            first = next(item for item in uses[:index] if not here & set(item[1].scales))
            ours, theirs = (" or ".join(_title(name) for name in item[1].scales) for item in (use, first))
            pair = f"“{_words(use)}” ({ours}) and “{_words(first)}” ({theirs})"
            message = f"{pair} belong to no one scale; keep to one, or say how they compare"
            return use, message, "two-scales"
        together = together & here if together else here
    return None


def _two_rows(document: Document, uses: list[_Use]) -> tuple[_Use, str, str] | None:
    """The first use in the less used row, where the scale keeps rows apart and no other scale explains the terms."""
    if document.declared is None and any(
        all(_on(term, scale) for _, term in uses) for scale in scales.builtin() if scale.id != "icd203"
    ):
        return None
    rows = [(use, _row(_words(use), document.profile)) for use in uses]
    counts = Counter(row for _, row in rows if row)
    if len(counts) < 2:
        return None
    usual = max(counts, key=lambda row: (counts[row], -row))
    odd = next(use for use, row in rows if row and row != usual)
    other = next(use for use, row in rows if row == usual)
    message = (
        f"“{_words(odd)}” and “{_words(other)}” come from different rows of the ICD 203 table; keep to one row, "
        "or add a note that they express the same probability"
    )
    return odd, message, "two-rows"


def _row(words: str, scale: Scale) -> int:
    """The row of the scale's table that a term stands in; 0 where it has no rows or the words stand in both."""
    for term in scale.terms:
        if not term.rows:
            continue
        for number, spelling in zip(term.rows, (term.name, *term.synonyms), strict=False):
            if words in scales.forms(spelling):
                return number
    return 0


@rule("E109", "number-against-term", severity="error", since="0.1", standard="ICD 203 D.6.e(2)(a); PHIA yardstick")
def number_against_term(document: Document) -> Iterator[Hit]:
    """A number beside a term that lies outside the term's band: "likely (40 %)".

    ## Why

    One of the two is wrong and the reader cannot tell which. The band of the declared scale decides; with none
    declared, that of the scale to which most of the document's terms belong.

    ## Bad

    ```judgment scale=icd203
    It is likely (40 %) that IS-K will carry out at least 60 attacks in Afghanistan by 9 July 2023.
    ```

    ## Good

    ```judgment scale=icd203
    It is likely (60 %) that IS-K will carry out at least 60 attacks in Afghanistan by 9 July 2023.
    ```

    ## When to ignore

    Never; if the number is about something else, move it away from the term.
    """
    for passage in document.prose():
        for term in passage.terms:
            number = term.probability
            bands = _bands(document, passage, term)
            if number is None or not bands or any(_agree(number, band) for band in bands):
                continue
            shown = passage.text[term.start : term.end]
            allowed = " or ".join(interval(band) for band in bands)
            better = scales.name((number.low + number.high) / 2, document.in_force)
            offer = f"; {interval_of(number)} is “{better.term}” there" if better.term else ""
            message = f"“{shown}” means {allowed}, not {interval_of(number)}; change the term or the number{offer}"
            yield passage.hit(term.start, term.end, message, "number-outside-band")


def interval_of(number: Band) -> str:
    """A number or range in per cent: "40 %", "35–45 %"."""
    return scales.naming.percent(number.low) if number.low == number.high else interval(Band(number.low, number.high))


def _bands(document: Document, passage: Passage, term: FoundTerm) -> list[Band]:
    words = passage.text[term.start : term.end]
    one = scales.band(words, document.in_force) or scales.band(term.term, document.in_force)
    own = (scale for scale in scales.builtin() if scale.id in term.scales)
    first = one or next((band for scale in own if (band := scales.band(words, scale)) is not None), None)
    bands = [first] if first is not None and (one or not document.declared) else []
    return [Band(1 - band.high, 1 - band.low) for band in bands] if term.negated else bands


def _agree(number: Band, band: Band) -> bool:
    """Whether the number lies in the band; half a per cent of rounding is forgiven."""
    return band.low - 0.005 <= number.low and number.high <= band.high + 0.005
