"""Whole documents of the corpus: short plain ones, long ones and ones in Markdown, of 4.5 kB on average."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from random import Random

from benchmarks.corpus import sentences, words

_SLOT = re.compile(r"\{([A-Z0-9]+)\}")
_POOLS = {
    "ACTOR": words.ACTORS,
    "ACTORS": words.ACTORS,
    "PLACE": words.PLACES,
    "COUNTRY": words.COUNTRIES,
    "TERM": words.TERMS,
    "TERMLY": ("likely", "probably", "almost certainly", "very likely", "possibly"),
    "DEED": words.DEEDS,
    "PAST": words.PAST,
    "SOURCE": words.SOURCES,
    "AIM": words.AIMS,
    "TIME": words.TIMES,
    "MONTH": words.MONTHS,
    "THING": words.THINGS,
    "QUALITY": words.QUALITIES,
    "CONFIDENCE": words.CONFIDENCES,
}
_NUMBERS = {
    "NUMBER": (3, 90),
    "NUMBER2": (100, 900),
    "NUMBER3": (1000, 9000),
    "DAY": (1, 28),
    "MONTHNO": (1, 12),
    "YEAR": (2019, 2023),
    "SHORT": (20, 24),
    "SMALL": (2, 9),
}


class Author:
    """Writes sentences from a seed of its own."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.markdown = seed % 3 == 0

    def _fill(self, match: re.Match[str]) -> str:
        slot = match.group(1)
        if slot in _POOLS:
            return self.random.choice(_POOLS[slot])
        if slot in _NUMBERS:
            return str(self.random.randint(*_NUMBERS[slot]))
        if slot == "PERCENT":
            low = self.random.randrange(5, 80, 5)
            return f"{low}\u2013{low + 15} %" if self.random.random() < 0.4 else f"{low} percent"
        return self._cite()

    def _cite(self) -> str:
        if self.markdown:
            return f"[^s{self.random.randint(1, 4)}]"
        return self.random.choice(("(source)", f"({self.random.choice(words.SOURCES)}, May 2023)", "[B2]", ""))

    def say(self, forms: tuple[str, ...], count: int) -> list[str]:
        """So many sentences, each of a form drawn anew."""
        said = (_SLOT.sub(self._fill, self.random.choice(forms)).strip() for _ in range(count))
        return [one[0].upper() + one[1:] for one in said]


def _plain(author: Author, size: int) -> Iterator[str]:
    yield "Summary.\n" + " ".join(author.say(sentences.CONTEXT + sentences.JUDGMENTS, 5)) + "\n"
    written = number = 0
    while written < size:
        number += 1
        part = [f"Key Judgment {number}", *author.say(sentences.JUDGMENTS, 1)]
        part += [f"- {one}" for one in author.say(sentences.EVIDENCE, author.random.randint(3, 7))]
        part.append(" ".join(author.say(sentences.CONTEXT + sentences.CHALLENGE, 3)))
        part += author.say(sentences.CONFIDENCE, author.random.randint(0, 1))
        text = "\n".join(part) + "\n"
        written += len(text)
        yield text
    yield f"Intelligence cut off {author.random.randint(1, 28):02}/09/23\n"


def _markdown(author: Author, size: int) -> Iterator[str]:
    title = author.random.choice(words.COUNTRIES)
    yield f"---\ntitle: Outlook for {title}\ncutoff: 2023-09-{author.random.randint(1, 28):02}\n"
    yield f"scale: {author.random.choice(('phia-2025', 'icd203', 'icd203+numbers'))}\n---\n\n## Summary\n\n"
    yield " ".join(author.say(sentences.JUDGMENTS + sentences.CONTEXT, 4)) + "\n"
    written = number = 0
    while written < size:
        number += 1
        part = [
            f"\n## Judgment {number}\n",
            *author.say(sentences.JUDGMENTS, 1),
            "",
            *author.say(sentences.CONFIDENCE, 1),
        ]
        part += [
            "\n### Evidence\n",
            *(f"- {one}" for one in author.say(sentences.EVIDENCE, author.random.randint(3, 8))),
        ]
        part += ["\n### Alternatives\n", " ".join(author.say(sentences.CHALLENGE, 3))]
        part += ["\n### Context\n", " ".join(author.say(sentences.CONTEXT, 3))]
        text = "\n".join(part) + "\n"
        written += len(text)
        yield text
    yield "\n## Sources\n\n"
    for at in range(1, 5):
        source = author.random.choice(words.SOURCES)
        yield f'[^s{at}]: {source}, {at} May 2023, "Report {at}", <https://example.org/{at}> (B2)\n'


def document(seed: int, size: int = 0) -> str:
    """One assessment of about `size` characters; without it, short, long or in between."""
    author = Author(seed)
    wanted = size or author.random.choice((1500, 2600, 3200, 3800, 4600))
    form: Callable[[Author, int], Iterator[str]] = _markdown if author.markdown else _plain
    return "".join(form(author, wanted))


def corpus(count: int) -> list[bytes]:
    """So many assessments, the same ones every time."""
    return [document(seed).encode() for seed in range(count)]
