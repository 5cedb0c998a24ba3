"""Letters and words at a place in a string: what every phrase reader needs, each step bounded."""

from __future__ import annotations

from collections.abc import Iterator

SMALL_NUMBERS = {
    word: number
    for number, word in enumerate(
        [
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
            "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
        ]
    )
}  # fmt: skip
"""Number words up to twenty."""


def fold(text: str) -> str:
    """The text in lower case with every offset kept (a letter whose small form is longer stays as it is)."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(small if len(small := char.lower()) == 1 else char for char in text)


def occurrences(folded: str, word: str) -> Iterator[int]:
    """Offsets at which a word stands whole: no letter or digit touches it."""
    size = len(word)
    at = folded.find(word)
    while at >= 0:
        before = folded[at - 1] if at else " "
        after = folded[at + size] if at + size < len(folded) else " "
        if not (before.isalnum() or after.isalnum()):
            yield at
        at = folded.find(word, at + size)


def word_before(text: str, position: int) -> tuple[int, int]:
    """Start and end of the word before `position`, over blanks only; (position, position) where there is none."""
    end = position
    while end > 0 and position - end < 8 and text[end - 1].isspace():
        end -= 1
    start = end
    while start > 0 and end - start < 32 and (text[start - 1].isalnum() or text[start - 1] in "-'’"):
        start -= 1
    return (start, end) if start < end else (position, position)


def word_after(text: str, position: int) -> tuple[int, int]:
    """Start and end of the word after `position`, over blanks only; (position, position) where there is none."""
    start = position
    while start < len(text) and start - position < 8 and text[start].isspace():
        start += 1
    end = start
    while end < len(text) and end - start < 32 and (text[end].isalnum() or text[end] in "-'’"):
        end += 1
    return (start, end) if start < end else (position, position)


def words_before(text: str, position: int, count: int) -> list[str]:
    """Up to `count` words before a position, nearest first; a mark between them ends the list."""
    found: list[str] = []
    for _ in range(count):
        start, end = word_before(text, position)
        if start == end:
            break
        found.append(text[start:end])
        position = start
    return found
