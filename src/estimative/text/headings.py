"""What a heading announces: the trade's names of sections, in either spelling, with or without number and portion
mark."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

NUMBERS = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "ten": "10",
}  # fmt: skip

NAMES: dict[str, tuple[str, ...]] = {
    "summary": (
        "summary", "executive summary", "abstract", "bottom line", "bottom line up front", "bluf", "main message",
        "overview", "summary assessment", "bottom line assessment", "in brief", "précis",
    ),
    "judgments": (
        "key judgments", "key judgment", "judgments", "principal judgments", "main judgments", "key findings",
        "key finding", "key assessments", "key points", "key takeaways", "key conclusions", "conclusions",
        "summary of key judgments", "summary of judgments", "findings", "principal findings", "main findings",
        "key judgments and findings", "our key judgments", "key analytic judgments", "key messages",
    ),
    "evidence": (
        "evidence", "supporting evidence", "basis", "basis for judgment", "reasoning", "rationale",
        "supporting reporting", "reporting", "reports", "key evidence", "key reporting", "supporting information",
        "basis of judgments", "basis for judgments", "basis for our judgments", "supporting facts", "key facts",
    ),
    "alternatives": (
        "alternatives", "alternative", "alternative hypotheses", "alternative hypothesis", "alternative analysis",
        "alternative analyses", "alternative views", "alternative view", "alternative scenarios",
        "alternative explanations",
        "alternative explanation", "alternative judgments", "competing hypotheses", "dissent", "dissents",
        "alternative assessments",
    ),
    "assumptions": (
        "assumptions", "key assumptions", "assumption", "linchpins", "linchpin assumptions",
        "underlying assumptions",
    ),
    "indicators": (
        "indicators", "indicators and warning", "indicators and warnings", "signposts", "signposts and indicators",
        "key indicators", "warning indicators", "indicators to watch", "what to watch", "indicators of change",
        "what would change our judgment", "what would change our judgments", "what would change this judgment",
    ),
    "gaps": (
        "gaps", "intelligence gaps", "information gaps", "key gaps", "knowledge gaps", "collection gaps",
        "key intelligence gaps",
        "gaps and uncertainties", "key uncertainties", "uncertainties", "key information gaps",
    ),
    "implications": (
        "implications", "so what", "policy implications", "implications for policy",
        "implications for the united states",
        "implications for us", "implications for the uk", "opportunities", "implications and opportunities",
        "outlook and implications",
        "strategic implications",
    ),
    "confidence": (
        "confidence", "analytic confidence", "analytical confidence", "confidence level",
        "confidence statement",
    ),
    "sources": (
        "sources", "references", "endnotes", "footnotes", "notes", "source list", "bibliography", "citations",
        "works cited",
        "sources cited", "reference list",
    ),
    "cutoff": (
        "cut-off", "intelligence cut-off", "information cut-off", "intelligence cut off", "information cut off",
        "intelligence cutoff", "information cutoff", "cut-off date", "intelligence cut-off date",
        "information cut-off date",
    ),
    "context": (
        "introduction", "background", "discussion", "scope note", "scope", "scope and sourcing", "foreword",
        "preface", "contents",
        "table of contents", "source summary statement", "source summary", "sourcing", "methodology", "method",
        "analysis", "detail", "details",
        "outlook", "context", "current situation", "situation", "annex", "appendix", "acronyms", "glossary",
        "distribution",
        "what we mean when we say", "estimative language", "confidence in our judgments", "confidence in assessments",
        "what we mean", "expressions of likelihood", "likelihood and confidence", "probability yardstick",
        "key terms", "definitions",
        "reporting notice", "acknowledgments", "about this document", "drivers", "key drivers", "trends", "scenarios",
        "warning notice",
    ),
}  # fmt: skip
_PRODUCTS = frozenset(
    (
        "national intelligence estimate", "special national intelligence estimate", "national intelligence council",
        "intelligence community assessment", "intelligence assessment", "jic assessment", "assessment", "estimate",
        "joint intelligence committee", "joint intelligence committee assessment", "intelligence report",
        "office of the director of national intelligence", "director of central intelligence",
        "central intelligence agency", "department of homeland security", "cabinet office", "defence intelligence",
        "defense intelligence agency", "intelligence memorandum", "strategic assessment", "threat assessment",
        "national intelligence estimate number", "sense of the community memorandum",
    )
)  # fmt: skip
_MONTHS = frozenset(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"])
_RUN_IN = (
    "summary",
    "judgments",
    "alternatives",
    "assumptions",
    "indicators",
    "gaps",
    "implications",
    "evidence",
    "sources",
)


class Heading(Struct, frozen=True):
    """What a heading says: its section ("" unknown), the number of the judgment it names, and where run-in text
    begins."""

    section: str
    number: str = ""
    rest: int = -1


@cache
def _names() -> dict[str, str]:
    return {name: section for section, names in NAMES.items() for name in names}


@cache
def _portion() -> re.Pattern[str]:
    return re.compile(
        r"\((?:U|C|S|R|TS|O|CUI|FOUO|LES|SBU|UNCLASSIFIED|OFFICIAL|TLP:[A-Z+]{3,12})(?://?[^()\n]{1,60})?\)"
    )


def portion(text: str, start: int = 0) -> int:
    """The end of a portion mark ("(U)", "(C//NF)") that begins at `start`, else `start`."""
    if text[start : start + 1] != "(":
        return start
    match = _portion().match(text, start)
    return match.end() if match else start


@cache
def _numbered() -> re.Pattern[str]:
    number = r"(?P<n>\d{1,2}|[ivx]{1,4}|[a-h]|one|two|three|four|five|six|seven|eight|nine|ten)"
    word = r"(?:key\s+(?:judge?ment|finding|assessment|point)|judge?ment|kj)"
    head = rf"{word}\s{{0,3}}(?:no\.?\s?|number\s|\#\s?)?[-\u2013]?{number}"
    return re.compile(rf"{head}(?P<end>\s*(?:$|[.:)\u2013\u2014-]+(?=\s|$)))", re.IGNORECASE)


@cache
def _enumerator() -> re.Pattern[str]:
    return re.compile(
        r"(?:annex|appendix|section|part|chapter)\s+[\dA-Z]{1,4}\b|(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[IVX]{1,5}[.)]|[A-Z][.)])\s+",
        re.I,
    )


def plain_name(text: str) -> str:
    """A heading's text in the form the table has: lower case, single spaces, "judgment", no mark, number or final
    stop."""
    name = " ".join(text[portion(text) :].split()).strip(" .:*_-–—#").lower()
    return name.replace("judgement", "judgment").replace("’", "'")


def names_a_product(text: str) -> bool:
    """Whether a line names a kind of product or its maker ("National Intelligence Estimate"), not this product's
    subject."""
    name = plain_name(text)
    undated = name.rstrip(" 0123456789-/,")
    words = undated.split()
    if words and words[-1][:3] in _MONTHS:
        words = [word for word in words[:-1] if not word.isdigit()]
    bare = " ".join(words)
    return bare in _PRODUCTS or (bare != undated and bare.endswith(("assessment", "estimate", "paper", "committee")))


def classify(text: str) -> Heading:
    """Read a whole line as a heading. The section is "" where the words are not a known heading."""
    start = portion(text)
    while text[start : start + 1].isspace():
        start += 1
    if len(text) - start > 4000:
        return Heading("")
    judged = _judgment(text, start)
    if judged:
        return judged
    name = plain_name(text) if len(text) <= 120 else ""
    section = _names().get(name, "") or _without_number(name)
    return Heading(section) if section else _run_in(text, start)


def _judgment(text: str, start: int) -> Heading | None:
    if text[start : start + 1] not in "kKjJ":
        return None
    match = _numbered().match(text, start)
    if not match:
        return None
    number = match["n"].lower()
    rest = match.end()
    while text[rest : rest + 1].isspace():
        rest += 1
    return Heading("judgment", NUMBERS.get(number, number), rest if rest < len(text) else -1)


def _without_number(name: str) -> str:
    numbered = name.startswith(("annex", "appendix", "section", "part", "chapter")) or name[:1].isdigit()
    match = _enumerator().match(name) if numbered or any(mark in name[1:7] for mark in ".)") else None
    if not match:
        return ""
    bare = name[match.end() :].strip(" .:-–—")
    return _names().get(bare, "") or ("context" if name.startswith(("annex", "appendix")) else "")


def _run_in(text: str, start: int) -> Heading:
    """ "Summary: text" and "Assumptions: text" on one line."""
    for mark in (": ", ". ", " – ", " — "):
        at = text.find(mark, start, start + 60)
        if at > 0:
            section = _names().get(plain_name(text[start:at]), "")
            if section in _RUN_IN:
                rest = at + len(mark)
                while text[rest : rest + 1].isspace():
                    rest += 1
                return Heading(section, "", rest) if rest < len(text) else Heading(section)
    return Heading("")
