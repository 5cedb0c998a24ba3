"""What a converted assessment has that the plain form lacks: front matter, and under each judgment what is still to
be said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from estimative import scales
from estimative.model.assessments import Assessment
from estimative.model.judgments import Judgment
from estimative.text.phrases import terms


def front(assessment: Assessment) -> str:
    """Front matter with what the document says, and TODO for the rest."""
    meta = assessment.metadata
    known = {
        "title": meta.title.text if meta.title else "",
        "producer": meta.producer.text if meta.producer else "",
        "published": meta.published.value if meta.published else "",
        "edition": meta.edition.text if meta.edition else "",
        "scale": meta.scale.text if meta.scale else "",
        "marking": meta.marking.text if meta.marking else "",
        "supersedes": meta.supersedes.text if meta.supersedes else "",
    }
    todo = {
        "title": "TODO what the assessment is called",
        "producer": "TODO who answers for it",
        "published": "TODO the day of publication, YYYY-MM-DD",
        "scale": _fitting_scale(assessment),
        "marking": "TODO for example TLP:CLEAR",
    }
    lines = ["---"]
    for name in ("title", "producer", "cutoff", "published", "edition", "supersedes", "scale", "marking"):
        if name == "cutoff":
            lines += _cutoff(assessment)
        elif known[name].strip():
            lines.append(f"{name}: {scalar(known[name])}")
        elif name in todo:
            lines.append(f"{name}: {todo[name]}")
    return "\n".join([*lines, "---"])


def _cutoff(assessment: Assessment) -> list[str]:
    cutoff = assessment.cutoff
    if cutoff is None:
        return ["cutoff: TODO the last day whose information was used, YYYY-MM-DD"]
    words = _printable(" ".join(cutoff.text.split()))[:200]
    if cutoff.day is None:
        days = " or ".join(sorted({one.day.isoformat() for one in cutoff.readings})) or "YYYY-MM-DD"
        return [f"cutoff: TODO {days}", f"# the text says: {words}"]
    when = cutoff.day.isoformat()
    if cutoff.instant is not None and (cutoff.instant.hour, cutoff.instant.minute) != (23, 59):
        when = f"{when}T{cutoff.instant:%H:%M}Z"
    return [f"cutoff: {when}", *([f"# read from: {words}"] if cutoff.ambiguous else [])]


def _fitting_scale(assessment: Assessment) -> str:
    found = terms.detect_scales("\n\n".join(judgment.text for judgment in assessment.judgments))
    if not found:
        return f"TODO one of {', '.join(scales.ids())}"
    best = [one.scale for one in found if len(one.on) == len(found[0].on)]
    return f"TODO the judgments' terms fit {' or '.join(best)}"


def _printable(words: str) -> str:
    return "".join(char if char.isprintable() else "?" for char in words)


def scalar(text: str) -> str:
    """A YAML scalar that reads back as these words (white space collapsed, what cannot be printed as ``?``)."""
    words = _printable(" ".join(text.split()))
    bare = (
        words[:1].isalpha() and not any(mark in words for mark in (": ", " #", '"', "\\")) and not words.endswith(":")
    )
    if bare and words.lower() not in ("true", "false", "yes", "no", "on", "off", "null"):
        return words
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def fill(judgment: Judgment, country: str) -> Iterator[str]:
    """What a judgment lacks, each on a line of its own."""
    if judgment.confidence is None:
        yield "Confidence: TODO high, moderate or low, and on what basis."
    if judgment.horizon is None:
        yield "Horizon: TODO until when, for example until 9 July 2023."
    if not judgment.questions:
        yield _question(judgment, country)


def _question(judgment: Judgment, country: str) -> str:
    lines = ["```question", "measure: TODO attacks, fatalities, civilian-fatalities or a declared series"]
    if judgment.actor is not None and judgment.actor.value:
        lines.append(f"actor: {scalar(judgment.actor.value)}")
    if country:
        lines.append(f"country: {country}")
    lines.append(f"window: {_window(judgment)}")
    lines += ["test: TODO >= 20, or >= 0.8 * previous", "count: TODO claimed, claimed or attributed, or any", "```"]
    return "\n".join(lines)


def _window(judgment: Judgment) -> str:
    horizon = judgment.horizon
    if horizon is not None and horizon.months and horizon.anchor == "cutoff":
        return f"{horizon.months} months"
    if horizon is not None and horizon.start and horizon.end and horizon.end > horizon.start + timedelta(days=1):
        return f"{horizon.start}..{horizon.end}"
    return "TODO 12 months, or 2022-07-10..2023-07-09"
