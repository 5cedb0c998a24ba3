"""E110, E111, E112: numbers beside terms, as the standard in force wants them."""

from __future__ import annotations

from collections.abc import Iterator

from estimative import scales
from estimative.lint.document import Document, Passage
from estimative.lint.language import numbers
from estimative.lint.rule import Hit, rule
from estimative.lint.words import vocabulary
from estimative.model.findings import Edit, Fix
from estimative.model.scales import Band, Scale
from estimative.scales.naming import interval
from estimative.text.phrases.terms import FoundTerm


@rule("E110", "number-policy", severity="info", fix="safe", since="0.2", standard="PHIA yardstick; Wintle et al. 2019")
def number_policy(document: Document) -> Iterator[Hit]:
    """A number beside a term where the standard forbids it, or a judgment's term without its range where it is wanted.

    The profile decides: PHIA's yardstick puts terms in place of numbers, `icd203+numbers` prints the range in brackets
    after each judgment's term. On the other scales both are allowed.

    ## Why

    Wintle and others (2019) found that readers agree with the table in two of three cases when the range stands in the
    sentence, and in one of three without. PHIA holds that a number suggests a precision that a judgment does not have.

    ## Bad

    ```judgment scale=icd203+numbers
    It is likely that IS-K will carry out at least 60 attacks in Afghanistan by 9 July 2023.
    ```

    ```judgment scale=phia-2025
    It is likely (60 %) that IS-K will carry out at least 60 attacks in Afghanistan by 9 July 2023.
    ```

    ## Good

    ```judgment scale=icd203+numbers
    It is likely (55–80 %) that IS-K will carry out at least 60 attacks in Afghanistan by 9 July 2023.
    ```

    ```judgment scale=icd203
    It is likely that IS-K will carry out at least 60 attacks in Afghanistan by 9 July 2023.
    ```

    ## When to ignore

    Where the reader asked for the other form.
    """
    policy = document.profile.numbers
    if policy == "expected":
        yield from _wanted(document)
    elif policy == "forbidden":
        for passage in document.prose():
            if "%" in passage.text or "cent" in passage.text:
                yield from (hit for term in passage.terms if (hit := _unwanted(document, passage, term)) is not None)


def _wanted(document: Document) -> Iterator[Hit]:
    for judgment in document.assessment.judgments:
        passage = document.statement(judgment)
        for term in passage.terms:
            shown = passage.text[term.start : term.end]
            band = scales.band(shown, document.profile)
            if band is None or term.probability is not None or term.negated:
                continue
            end = passage.span(term.start, term.end).end
            text = f" ({interval(band)})"
            edit = Edit(passage.span(term.end, term.end), text)
            fix = Fix("safe", f"write “{shown}{text}”", (edit,)) if edit.span.start == end else None
            message = f"“{shown}” without its range; {document.profile.title} prints it: “{shown}{text}”"
            yield passage.hit(term.start, term.end, message, "number-wanted", fix=fix)


def _unwanted(document: Document, passage: Passage, term: FoundTerm) -> Hit | None:
    band = scales.band(passage.text[term.start : term.end], document.profile)
    number, place = term.probability, term.number
    if number is None or place is None or band is None or not _within(number, band, negated=term.negated):
        return None
    before, after = passage.text[term.end : place.start], passage.text[place.end : place.end + 1]
    fix = None
    if before in (" (", " [") and after in (")", "]"):
        span = passage.span(term.end, place.end + 1)
        fix = Fix("safe", "leave the number out", (Edit(span, ""),))
    shown = passage.text[place.start : place.end]
    message = f"“{shown}” beside a term; {document.profile.title} puts the term in place of the number"
    return passage.hit(place.start, place.end, message, "number-unwanted", fix=fix)


def _within(number: Band, band: Band, *, negated: bool) -> bool:
    """Whether number and term agree; where they do not, E109 says so and nothing is left out."""
    low, high = (1 - band.high, 1 - band.low) if negated else (band.low, band.high)
    return low - 0.005 <= number.low and number.high <= high + 0.005


@rule("E111", "false-precision", severity="info", fix="suggested", since="0.2", standard="ICD 203 D.6.e(2)")
def false_precision(document: Document) -> Iterator[Hit]:
    """A likelihood with decimals: "a 63.7 % chance".

    ## Why

    Forecasters who are measured lose nothing when their numbers are rounded to five points, and the best of them
    little. A decimal claims a measurement that nobody made.

    ## Bad

    ```judgment scale=icd203
    It is likely (63.7 %) that IS-K will carry out at least 60 attacks in Afghanistan by 9 July 2023.
    ```

    ## Good

    ```judgment scale=icd203
    It is likely (about 65 %) that IS-K will carry out at least 60 attacks in Afghanistan by 9 July 2023.
    ```

    ## When to ignore

    Where a model's output is quoted and called that.
    """
    for passage in document.prose():
        beside = {term.number.start: term for term in passage.terms if term.number is not None and not term.negated}
        for match in numbers(passage.text):
            digits = _digits(match.group())
            value = float(digits) if "." in digits else 0.0
            if 1 < value < 99:
                fix = _rounded(passage, (match.start(), match.start() + len(digits)), value, beside.get(match.start()))
                message = f"“{match.group()}” is finer than any judgment; say “about {_round(value)} %”"
                yield passage.hit(match.start(), match.end(), message, "decimals", fix=fix)


def _digits(percentage: str) -> str:
    """The number of a percentage: "63.7 per cent" → "63.7"."""
    return percentage.partition("%")[0].partition("p")[0].strip()


def _round(value: float) -> int:
    return 5 * round(value / 5) if 5 <= value <= 95 else round(value)


def _rounded(passage: Passage, place: tuple[int, int], value: float, term: FoundTerm | None) -> Fix | None:
    """Write the rounded number; None where an article, a range or the term beside it would not fit any more."""
    start, end = place
    new = _round(value)
    head = passage.text[max(0, start - 12) : start].lower().split()
    last = head[-1] if head else ""
    if term is not None and not term.band.contains(new / 100):
        new = round(value)
    if last == "an" or passage.text[end : end + 1] in "-–" or passage.text[start - 1 : start] in "-–":
        return None
    lead = "" if last in ("about", "roughly", "around", "some") else "roughly " if last == "a" else "about "
    edit = Edit(passage.span(start, end), f"{lead}{new}")
    return Fix("suggested", f"write “{lead}{new} %”", (edit,))


@rule("E112", "number-between-terms", severity="warning", since="0.2", standard="PHIA yardstick; ICD 203 D.6.e(2)(a)")
def number_between_terms(document: Document) -> Iterator[Hit]:
    """A likelihood in numbers alone that falls into a gap of the declared scale or on the edge of two bands.

    ## Why

    PHIA's gaps are deliberate, and neighbouring bands of ICD 203 share their edges: a reader who turns 22 % or 80 %
    into a word has two to choose from. The author knows which is meant.

    ## Bad

    ```judgment scale=phia-2025
    There is a 22 % chance that IS-K will hold a district centre in Afghanistan by 9 July 2023.
    ```

    ## Good

    ```judgment scale=phia-2025
    There is a 30 % chance that IS-K will hold a district centre in Afghanistan by 9 July 2023.
    ```

    ## When to ignore

    Where the product says once how such numbers are named.
    """
    scale = document.declared
    if scale is None or scale.nested:
        return
    for passage in document.prose():
        defines = passage.terms or not _DEFINING.isdisjoint(passage.words.text)
        for match in numbers(passage.text) if not defines else ():
            value = float(_digits(match.group())) / 100
            between = _between(value, scale)
            if between:
                low, high = between
                where = f"between “{low}” and “{high}” of {scale.title}"
                message = f"“{match.group()}” lies {where}; say which is meant, or choose a number inside a band"
                yield passage.hit(match.start(), match.end(), message, "between-terms")


_DEFINING = vocabulary("mean means stands between range ranges band bands column columns table")


def _between(value: float, scale: Scale) -> tuple[str, str] | None:
    """The terms on both sides of a number that no band, or more than one, holds."""
    holding = [row.name for row in scale.terms if row.band.contains(value)]
    if len(holding) > 1:
        return holding[0], holding[1]
    below = [row.name for row in scale.terms if row.band.high <= value]
    above = [row.name for row in scale.terms if row.band.low >= value]
    return (below[-1], above[0]) if not holding and below and above else None
