"""A grounding and its proof as text for a terminal of 100 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from estimative.ground.proof import Proof
    from estimative.model.claims import Cited, Comparison, Fit, Grounding, Verdict

WIDTH = 100
LISTED = 8
"""Omissions that the text shows without --all."""
SOURCES = 3
"""Sources of a verdict that the text shows without --explain; of an entry elsewhere it shows one."""
_IN = " " * 6
_ORDER = ("supported", "partly", "contradicted", "not found", "not checkable")


def text(grounding: Grounding, *, everything: bool = False, explain: bool = False) -> Iterator[str]:
    """Verdicts in text order, then the other side of the page by judgment, what the store covers, and notes."""
    yield f"as of {grounding.cutoff:%Y-%m-%d %H:%M} UTC" + (
        f", recorded by {grounding.recorded:%Y-%m-%d}" if grounding.recorded else ""
    )
    for verdict in grounding.verdicts:
        if everything or verdict.kind != "not checkable" or verdict.differences:
            yield ""
            yield from _verdict(verdict, explain)
    yield ""
    yield _counts(grounding.verdicts)
    yield from _other_side(grounding, everything, explain)
    if grounding.later:
        yield from ("", "known only after the cut-off, and no part of any verdict")
        lines = {verdict.claim.id: verdict.claim.line for verdict in grounding.verdicts}
        for item in grounding.later:
            yield from _entry(f"{lines.get(item.claim, 0):>4}  ", item.why, item.cites, explain)
    yield ""
    for coverage in grounding.coverage:
        span = f", {coverage.first} to {coverage.last}" if coverage.first and coverage.last else ""
        where = f", {_some(coverage.countries, 8)}" if coverage.countries else ""
        yield from _wrapped(
            f"{coverage.dataset}: {coverage.incidents} incidents{span}{where} ({coverage.note})", "store  "
        )
    for note in grounding.notes:
        yield from _wrapped(note, "note   ")


def _verdict(verdict: Verdict, explain: bool) -> Iterator[str]:
    claim = verdict.claim
    head = f"{claim.line:>4}  {claim.kind:<12} {verdict.kind:<14} "
    yield head + _short(claim.text, WIDTH - len(head))
    yield from _wrapped(verdict.why, _IN)
    for difference in verdict.differences:
        delta = f" ({difference.delta})" if difference.delta else ""
        because = f": {difference.explanation}" if difference.explanation else ""
        line = f"{difference.attribute}: {difference.stated} / {difference.known}{delta}{because}"
        yield from _wrapped(line, f"{_IN}≠ ")
    yield from _details(verdict, explain)
    yield from _comparisons(verdict.comparisons, explain)
    if explain:
        rows = [(a.attribute, a.stated, a.known, a.relation, f"{a.points:+.1f}") for a in verdict.attributes]
        yield from _table(("attribute", "stated", "known", "relation", "points"), rows)
    for note in verdict.notes:
        yield from _wrapped(note, f"{_IN}· ")
    if verdict.cites:
        yield from _wrapped(_sources(verdict.cites, explain), f"{_IN}→ ")


def _details(verdict: Verdict, explain: bool) -> Iterator[str]:
    """What pronouns stand for, the weakest link, what the store covers, tiers, and the parts of a causal sentence."""
    for known in dict.fromkeys((a.text, a.value, a.line) for a in verdict.claim.antecedents):
        yield from _wrapped(f"“{known[0]}” is {_short(known[1], 50)} (line {known[2]})", f"{_IN}· ")
    if verdict.weakest:
        yield from _wrapped(f"weakest link: {verdict.weakest}", f"{_IN}· ")
    if verdict.covers:
        yield from _wrapped(f"the store covers: {verdict.covers}", f"{_IN}· ")
    if verdict.tiers and not explain:
        read = ", ".join(f"{tier.name} {tier.met}" for tier in verdict.tiers)
        yield from _wrapped(f"across the border: {read}", f"{_IN}· ")
    for tier in verdict.tiers if explain else ():
        yield from _wrapped(tier.why, f"{_IN}  {tier.name:<7} {tier.met:<10} ")
    for link in verdict.links:
        yield from _wrapped(f"{_short(link.stated, 40)}: {link.why}", f"{_IN}  {link.part:<12} {link.kind:<16} ")


def _comparisons(items: Sequence[Comparison], explain: bool) -> Iterator[str]:
    """Rates beside each other; without --explain only the main readings."""
    shown = [item for item in items if explain or not item.variant]
    rows = [
        (
            f"{item.series}, {item.measure}",
            f"{item.baseline}{f' ({item.variant})' if item.variant else ''}",
            item.before,
            item.after,
            f"{item.ratio:.2f}",
            f"{item.low:.2f}–{item.high:.2f}",
            f"{100 * item.rise:.0f} %",
        )
        for item in shown
    ]
    yield from _table(("series", "against", "before", "after", "ratio", "90 %", "rise"), rows)
    if len(shown) < len(items):
        yield f"{_IN}  other readings not shown: {len(items) - len(shown)} (--explain)"


def _other_side(grounding: Grounding, everything: bool, explain: bool) -> Iterator[str]:
    if grounding.omissions:
        yield from ("", "known at the cut-off, bearing on a judgment, and not cited")
        shown = grounding.omissions if everything else grounding.omissions[:LISTED]
        for number, omission in enumerate(shown, 1):
            yield from _entry(f"{omission.judgment:>6} {number:>2}. ", omission.why, omission.cites, explain)
        if len(shown) < len(grounding.omissions):
            yield f"{' ' * 11}and {len(grounding.omissions) - len(shown)} more (--all)"
    if grounding.contrary:
        yield from ("", "known at the cut-off, and speaking against a judgment")
        for item in grounding.contrary:
            yield from _entry(f"{item.judgment:>6}  ", item.why, item.cites, explain)
    fits = [fit for fit in grounding.fits if everything or fit.against or "no" in _met(fit).values()]
    if fits:
        yield from (
            "",
            "evidence that does not meet its own judgment" if not everything else "evidence and its judgment",
        )
        for fit in fits:
            unmet = [name for name, value in _met(fit).items() if value == "no"]
            said = f"against: {fit.why}" if fit.against else f"{', '.join(unmet) or 'fits'}: {fit.why}"
            yield from _entry(f"{fit.judgment:>6}  line {fit.line:<3} ", said, fit.cites if explain else (), explain)


def _met(fit: Fit) -> dict[str, str]:
    return {"actor": fit.actor, "act": fit.act, "place": fit.place, "origin": fit.origin, "period": fit.period}


def _entry(head: str, words: str, cites: Sequence[Cited], explain: bool) -> Iterator[str]:
    yield from _wrapped(words, head)
    if cites:
        yield from _wrapped(_sources(cites, explain, 1), f"{' ' * len(head)}→ ")


def proof(found: Proof) -> Iterator[str]:
    """The proof: what was left out, both digests, and where the two first differ."""
    yield f"as of {found.cutoff:%Y-%m-%d %H:%M} UTC"
    left = [f"{r.rows} {r.kind}" + (f" ({r.retractions} retractions)" if r.retractions else "") for r in found.removed]
    yield from _wrapped(", ".join(left) or "no row: the store holds nothing known later", "rows left out  ")
    yield f"whole store    sha256 {found.sha256}"
    yield f"without them   sha256 {found.replayed}"
    if found.identical:
        yield "identical: nothing known after the cut-off was used"
    else:
        yield from _wrapped(found.difference, "DIFFERENT at   ")


def proof_json(found: Proof) -> str:
    """The proof as JSON."""
    import msgspec

    return msgspec.json.format(msgspec.json.encode(found), indent=2).decode()


def _sources(cites: Sequence[Cited], explain: bool, most: int = SOURCES) -> str:
    """Sources with the day since which they were known; without --explain the first few (all are in the JSON)."""
    shown = cites if explain else cites[:most]
    told = ", ".join(f"{cite.id} ({cite.known_at:%Y-%m-%d})" for cite in shown)
    return f"{told} and {len(cites) - len(shown)} more" if len(cites) > len(shown) else told


def _counts(verdicts: Iterable[Verdict]) -> str:
    kinds = [verdict.kind for verdict in verdicts]
    found = ", ".join(f"{kinds.count(kind)} {kind}" for kind in _ORDER if kind in kinds)
    return f"claims: {found or 'none'}"


def _some(items: Sequence[str], most: int) -> str:
    return ", ".join(items[:most]) + (f" and {len(items) - most} more" if len(items) > most else "")


def _short(words: str, width: int) -> str:
    """One line of at most `width` characters, cut at a word."""
    return textwrap.shorten(words, max(width, 12), placeholder=" …")


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Rows in aligned columns; the widest text columns give way where the line would be too long."""
    if not rows:
        return
    widths = [max(len(row[n]) for row in (head, *rows)) for n in range(len(head))]
    while sum(widths) + 2 * len(widths) + len(_IN) > WIDTH and max(widths) > 8:
        widths[widths.index(max(widths))] -= 1
    for row in (head, *rows):
        cells = (_short(cell, width)[:width].ljust(width) for cell, width in zip(row, widths, strict=True))
        yield f"{_IN}  {'  '.join(cells)}".rstrip()


def _wrapped(words: str, first: str) -> list[str]:
    rest = " " * len(first)
    lines = textwrap.wrap(words, WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
    return lines or [first.rstrip()]
