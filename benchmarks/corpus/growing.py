"""Files of one shape that grow: the shapes in which a careless rule or pattern costs the square of the size."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.corpus import sentences
from benchmarks.corpus.documents import Author

_STATED = "Key Judgment 1\nIt is likely that the group will attack Kabul by May 2024.\n"


def _paragraph(count: int) -> bytes:
    forms = sentences.JUDGMENTS + sentences.EVIDENCE + sentences.CONTEXT + sentences.CHALLENGE
    return " ".join(Author(1).say(forms, count)).encode()


def _bullets(count: int) -> bytes:
    return (_STATED + "".join(f"- {one}\n" for one in Author(2).say(sentences.EVIDENCE, count))).encode()


def _headings(count: int) -> bytes:
    return "".join(
        f"## Key judgment {at}\n\nIt is likely that X{at} will fall by 2024.\n\n" for at in range(count)
    ).encode()


def _judgments(count: int) -> bytes:
    author = Author(4)
    said = zip(author.say(sentences.JUDGMENTS, count), author.say(sentences.EVIDENCE, count), strict=True)
    summary = "Summary.\n" + " ".join(author.say(sentences.JUDGMENTS, count)) + "\n"
    return (
        summary + "".join(f"Key Judgment {at}\n{one}\n- {basis}\n" for at, (one, basis) in enumerate(said))
    ).encode()


def _sources(count: int) -> bytes:
    head = "## Key judgment 1\n\nIt is likely that X will fall by May 2024.\n\n"
    cited = "".join(f"- Gunmen took town {at}. [^s{at}]\n" for at in range(count))
    return (
        head + cited + "\n## Sources\n\n" + "".join(f"[^s{at}]: AFP, 1 May 2023 (B2)\n" for at in range(count))
    ).encode()


def _waivers(count: int) -> bytes:
    line = "- The thing {0} will fall. <!-- estimative: ignore E104 because reason {0} -->\n"
    return (_STATED + "".join(line.format(at) for at in range(count))).encode()


def _nested(count: int) -> bytes:
    return "".join("  " * min(at, 400) + f"- item {at} is likely.\n" for at in range(count)).encode()


def _run(unit: str) -> Callable[[int], bytes]:
    return lambda count: (unit * count).encode()


SHAPES: tuple[tuple[str, Callable[[int], bytes], int], ...] = (
    ("one paragraph", _paragraph, 1000),
    ("bullets", _bullets, 1000),
    ("headings", _headings, 500),
    ("judgments and summary", _judgments, 250),
    ("sources", _sources, 1000),
    ("waivers", _waivers, 500),
    ("nested list", _nested, 200),
    ("one sentence", _run("the very likely will and may 5 May 2022 said Kabul "), 2000),
    ("line without spaces", _run("ab-c1,(d"), 20_000),
    ("digits", _run("1,000-"), 20_000),
    ("brackets", _run("(["), 40_000),
    ("open quotations", _run("“It is likely "), 2000),
    ("semicolons", _run("likely; will; (source) "), 2000),
    ("empty lines", _run("\n"), 20_000),
    ("blanks", _run(" "), 100_000),
    ("line breaks in words", _run("word-\n"), 20_000),
)
"""Name, maker, and the count of the smallest."""
