"""``estimative explain``: what a term, a number, a scale or a rule means."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import click

from estimative import scales
from estimative.cli.options import format_option
from estimative.errors import UsageError
from estimative.model.scales import Scale, Term
from estimative.scales.naming import interval, percent

_NUMBER = re.compile(r"\s*([0-9]+(?:[.,][0-9]+)?)\s*(%|per ?cent|percent)?\s*\Z")
_RULE = re.compile(r"[A-Za-z]\d{3}\Z")


@click.command("explain", help="Explain a term, a probability, a scale or a rule.")
@click.argument("subject", nargs=-1)
@click.option("--scale", "scale_id", metavar="ID", help="One scale only (default: every built-in one).")
@click.option("--scales", "list_scales", is_flag=True, help="List the scales.")
@click.option("--rules", "list_rules", is_flag=True, help="List the rules of the linter.")
@format_option()
def command(subject: tuple[str, ...], scale_id: str | None, list_scales: bool, list_rules: bool, output: str) -> int:
    """Explain one thing; exit status 2 with the nearest words where it is unknown."""
    words = " ".join(subject).strip()
    if list_rules:
        data, text = _rules()
    elif list_scales or (not words and scale_id):
        data, text = _scales(scale_id)
    elif not words:
        raise UsageError(
            "nothing to explain", hint='give a term, a number, a rule, or --scales: explain "highly likely"'
        )
    else:
        data, text = _subject(words, scale_id)
    if output == "json":
        import msgspec

        text = msgspec.json.format(msgspec.json.encode(data), indent=2).decode()
    click.echo(text)
    return 0


def _subject(words: str, scale_id: str | None) -> tuple[Any, str]:
    number = _NUMBER.match(words)
    if number:
        return _number(_probability(number), _chosen(scale_id))
    if words.startswith("house:") or words in scales.ids(installed=True):
        return _scales(words)
    if _RULE.match(words):
        return _rule(words.upper())
    return _term(words, _chosen(scale_id))


def _probability(match: re.Match[str]) -> float:
    """0.22, 22 % and 22 are one number; 1 is certainty, as a fraction is what the option is for."""
    value = float(match[1].replace(",", "."))
    p = value / 100 if match[2] or value > 1 else value
    if not 0 <= p <= 1:
        words = match.group().strip()
        raise UsageError(f"not a probability: {words}", hint="give 0 to 1, or 0 to 100 with a per cent sign")
    return p


def _chosen(scale_id: str | None) -> tuple[Scale, ...]:
    if scale_id is None:
        return scales.builtin()
    from estimative import project

    root = project.find(Path.cwd()).root if scale_id.startswith("house:") else None
    return (scales.load(scale_id, folder=root),)


# --- a term ----------------------------------------------------------------------------------------------------------


def _term(words: str, chosen: tuple[Scale, ...]) -> tuple[Any, str]:
    found = [(scale, row) for scale in chosen if (row := scales.term(words, scale)) is not None]
    if not found:
        raise UsageError(f"no scale has the term {words!r}{_on(chosen)}", hint=_near(words, chosen))
    others = [scale for scale in chosen if all(scale.id != other.id for other, _ in found)]
    lines = [scales.normal(words)]
    for scale, row in found:
        lines += ["", *_term_lines(words, scale, row)]
    if others:
        lines += ["", "not a term of:"]
        lines += [f"  {scale.id:<14} {_nearest_line(found[0][1], scale)}" for scale in others]
    data = {
        "term": scales.normal(words),
        "on": [_term_data(scale, row) for scale, row in found],
        "not_on": [{"scale": s.id, "nearest": [row.name for row in _overlapping(found[0][1], s)]} for s in others],
    }
    return data, "\n".join(lines)


def _on(chosen: tuple[Scale, ...]) -> str:
    return f" ({chosen[0].id})" if len(chosen) == 1 else ""


def _term_lines(words: str, scale: Scale, row: Term) -> list[str]:
    below, above = scales.neighbours(row.name, scale)
    also = [item for item in (row.name, *row.synonyms) if scales.normal(words) not in scales.forms(item)]
    lines = [f"{scale.id}  {row.name}  {interval(row.band)}", f"  {scale.title}", _wrapped(scale.source, "  ")]
    if also:
        lines.append(f"  same row: {', '.join(also)}")
    sides = [(name, where) for name, where in ((below, "below"), (above, "above")) if name]
    lines.append("  " + ", ".join(f"{where} it {_with_band(name, scale)}" for name, where in sides))
    lines.append(_wrapped(f"numbers: {scales.stated_rule(scale)}", "  "))
    return lines + [_wrapped(note, "  · ") for note in scale.notes]


def _with_band(name: str, scale: Scale) -> str:
    row = scales.term(name, scale)
    return f"{name} ({interval(row.band)})" if row else name


def _overlapping(row: Term, scale: Scale) -> list[Term]:
    """The terms of another scale whose bands share most with this one."""
    shared = [(min(row.band.high, r.band.high) - max(row.band.low, r.band.low), r) for r in scale.terms]
    width = max(value for value, _ in shared)
    if width <= 0:
        return [min(scale.terms, key=lambda r: abs(r.band.midpoint - row.band.midpoint))]
    best = [r for value, r in shared if abs(value - width) < 1e-9]
    return [min(best, key=lambda r: r.band.width)]


def _nearest_line(row: Term, scale: Scale) -> str:
    return "nearest band: " + ", ".join(_with_band(r.name, scale) for r in _overlapping(row, scale))


def _term_data(scale: Scale, row: Term) -> dict[str, Any]:
    below, above = scales.neighbours(row.name, scale)
    return {
        "scale": scale.id,
        "term": row.name,
        "low": row.band.low,
        "high": row.band.high,
        "low_open": row.band.low_open,
        "high_open": row.band.high_open,
        "synonyms": list(row.synonyms),
        "below": below,
        "above": above,
        "source": scale.source,
        "rule": scales.stated_rule(scale),
        "notes": list(scale.notes),
    }


def _near(words: str, chosen: tuple[Scale, ...]) -> str:
    from difflib import get_close_matches

    accepted = {name for s in chosen for row in s.terms for name in (row.name, *row.synonyms)}
    known = sorted({form for name in accepted for form in scales.forms(name)})
    close = get_close_matches(scales.normal(words), known, n=4, cutoff=0.5)
    listed = f"did you mean {', '.join(repr(item) for item in close)}? " if close else ""
    return f"{listed}`estimative explain --scales` lists every term"


def _wrapped(words: str, lead: str) -> str:
    """Words in lines of at most 100 columns, those after the first as deep as the first's text."""
    import textwrap

    return textwrap.fill(words, 100, initial_indent=lead, subsequent_indent=" " * len(lead), break_on_hyphens=False)


# --- a number --------------------------------------------------------------------------------------------------------


def _number(p: float, chosen: tuple[Scale, ...]) -> tuple[Any, str]:
    namings = [scales.name(p, scale) for scale in chosen]
    lines = [percent(p)]
    for naming in namings:
        band = interval(naming.band) if naming.band else "–"
        lines.append(f"  {naming.scale:<14} {naming.term or 'no term':<24} {band:<10} {naming.kind}")
        if naming.note:
            lines.append(_wrapped(naming.note, " " * 17))
    data = {"probability": p, "namings": [_naming_data(naming) for naming in namings]}
    return data, "\n".join(lines)


def _naming_data(naming: scales.Naming) -> dict[str, Any]:
    band = naming.band
    return {
        "scale": naming.scale,
        "term": naming.term,
        "kind": naming.kind,
        "low": band.low if band else None,
        "high": band.high if band else None,
        "also": list(naming.also),
        "note": naming.note,
    }


# --- scales and rules ------------------------------------------------------------------------------------------------


def _scales(scale_id: str | None) -> tuple[Any, str]:
    names = (scale_id,) if scale_id else scales.ids(installed=True)
    chosen = [item for name in names for item in _chosen(name)]
    lines: list[str] = []
    for scale in chosen:
        lines += ["", f"{scale.id}  {scale.title}", _wrapped(scale.source, "  ")]
        for row in scale.terms:
            lines.append(f"  {interval(row.band):>11}  {' / '.join((row.name, *row.synonyms))}")
        lines.append(_wrapped(f"numbers: {scales.stated_rule(scale)}; beside the term {scale.numbers}", "  "))
        lines += [_wrapped(note, "  · ") for note in scale.notes]
    data = [
        {"id": s.id, "title": s.title, "source": s.source, "terms": [_term_data(s, r) for r in s.terms]} for s in chosen
    ]
    return data, "\n".join(lines[1:])


def _rule(code: str) -> tuple[Any, str]:
    from estimative.lint import registry

    rule = registry.get(code)
    data: dict[str, Any] = {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        "summary": rule.summary,
        "page": rule.page,
    }
    return data, registry.page(code)


def _rules() -> tuple[Any, str]:
    from estimative.lint import registry

    rules = registry.rules()
    lines = [f"{rule.code}  {rule.severity:<8} {rule.name:<28} {rule.summary}" for rule in rules]
    data = [{"code": r.code, "name": r.name, "severity": r.severity, "summary": r.summary} for r in rules]
    return data, "\n".join(lines)
