"""Sentences of a text as character ranges, in one pass whose work grows with the length of the text and no faster."""

from __future__ import annotations

import re
from functools import cache, lru_cache

_STOPS = ".!?…。！？।॥؟۔"
_FULL_WIDTH = "。！？"
_CLOSERS = "\"'”’»)]}"
_OPENERS = "\"'“‘«([{"

_NEVER = """gen col maj lt capt cpt sgt cpl adm brig dr mr mrs ms messrs prof rev hon sen rep gov amb st mt ft vs
cf viz approx est ca fig figs vol para art sec ch pp e.g i.e a.k.a resp incl excl dept min avg max jan feb
mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri supt insp cmdr sqn regt bn div hq nb
op"""
"""After these a stop ends no sentence."""
_BEFORE_NUMBER = "no nos p ref serial ser item annex map table tab r"
"""After these a stop ends no sentence when a number follows."""
_MAYBE = "u.s u.k u.n u.s.a e.u d.c a.m p.m etc inc ltd co corp bros jr sr al ph.d b.c a.d u.s.s.r k.s.a u.a.e"
"""After these a stop ends a sentence only where the next word plainly starts one."""
_STARTERS = """the a an it its this that these those he she they we i you his her their our there here in on at by
for from to as if when while since after before although though however moreover furthermore meanwhile nevertheless
consequently therefore thus also but and or so yet some many most several all both each no none such one two three
according during despite given our what which who how why where is are was were has have had will would may might
could should analysts officials most"""
_MARKS = """source,sources,src,ref,refs,reference,references,citation,cite,citation needed,source needed,sources
needed,source?"""
_PLACEHOLDERS = frozenset(_MARKS.split(","))
_LONGEST_MARK = 80
_KEPT = 2000
"""The sentences of texts of at most so many characters are kept: in an editor most passages stay as they are."""
_RAISED = "¹²³⁴⁵⁶⁷⁸⁹⁰"


@cache
def _words() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    return tuple(frozenset(words.split()) for words in (_NEVER, _BEFORE_NUMBER, _MAYBE, _STARTERS))  # type: ignore[return-value]


@cache
def _boundary() -> re.Pattern[str]:
    bullet = r"[-•*–·▪◦‣][ \t]|\(?[0-9]{1,3}[.)][ \t]"
    return re.compile(rf"\n[ \t\r]*(?=\n|{bullet})|[{_STOPS}]+")


def split(text: str) -> list[tuple[int, int]]:
    """Character ranges of the sentences, in order, without white space at their ends.

    A source mark that follows a sentence, before or after its full stop, is left out of every range: ``(source)``,
    ``[^a]``, ``[1, 2]``, a raised digit. It belongs to the sentence that it follows, so the marks of sentence *i*
    stand between its end and the start of sentence *i + 1*; a mark inside a sentence ("… in Herat (source), and …")
    stays inside. A blank line or the start of a list item always ends a sentence, any other line end is white space.
    """
    return list(_known(text)) if len(text) <= _KEPT else _parted(text)


@lru_cache(maxsize=4096)
def _known(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(_parted(text))


def _parted(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start = position = 0
    for match in _boundary().finditer(text):
        if match.start() < position:
            continue
        if match.group()[0] == "\n":
            end = resume = match.end()
        else:
            end = _ends(text, match.start(), match.end(), start)
            if end < 0:
                continue
            resume = _skip_marks(text, end)
        _keep(text, start, end, found)
        start = position = resume
    _keep(text, start, len(text), found)
    return found


def _keep(text: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    start = _skip_space(text, start, end)
    while True:
        while end > start and text[end - 1].isspace():
            end -= 1
        opened = _mark_before(text, start, end)
        if opened < 0:
            break
        end = opened
    if end > start and not all(char in _STOPS or char.isspace() for char in text[start : min(end, start + 8)]):
        found.append((start, end))


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _mark_before(text: str, start: int, end: int) -> int:
    """Where the source mark that ends at `end` opens, -1 for none."""
    if end <= start or text[end - 1] not in ")]":
        return -1
    opener = "(" if text[end - 1] == ")" else "["
    at = text.rfind(opener, max(start, end - _LONGEST_MARK), end)
    return at if at >= 0 and is_mark(text[at:end]) else -1


def is_mark(bracketed: str) -> bool:
    """Whether bracketed words are a source mark: ``(source)``, ``[^name]``, ``[3]``, ``[1, 2–4]``."""
    inner = bracketed[1:-1].strip().lower()
    if inner in _PLACEHOLDERS:
        return True
    if bracketed[0] != "[":
        return False
    return inner.startswith("^") or (inner != "" and all(char in "0123456789,;–- " for char in inner))


def _skip_marks(text: str, position: int) -> int:
    """The position after any source marks that follow, on the same line or after single spaces."""
    while True:
        at = _skip_space(text, position, min(len(text), position + 3))
        if "\n\n" in text[position:at]:
            return position
        if at < len(text) and text[at] in "([":
            close = text.find(")" if text[at] == "(" else "]", at, at + _LONGEST_MARK)
            if close < 0 or not is_mark(text[at : close + 1]) or text[close + 1 : close + 2] == ":":
                return position
            position = close + 1
        elif at < len(text) and (
            text[at] in _RAISED or (text[at] == "." and text[position - 1 : position] in (")", "]"))
        ):
            position = at + 1
        else:
            return position


def _ends(text: str, stop: int, after: int, start: int) -> int:
    """Where the sentence ends that the stop at `stop` may close; -1 where it closes none."""
    end = after
    while end < len(text) and text[end] in _CLOSERS and end - after < 4:
        if text[end] in ")]" and text[stop - 1 : stop] == "(":
            break
        end += 1
    if text[after - 1] in _FULL_WIDTH or end >= len(text):
        return end
    return end if _opens(text, stop, after, end, start) else -1


def _opens(text: str, stop: int, after: int, end: int, start: int) -> bool:
    following = _next_word(text, end)
    glued = not text[end].isspace()
    if glued and not _glued_start(text, stop, end):
        return False
    if not following:
        return True
    head = following.lstrip(_OPENERS)
    if text[stop] == "." and after - stop == 1:
        return _after_stop(text, stop, start, head)
    if after - stop > 1 or text[stop] == "…":
        return head[:1].isupper() or head[:1].isdigit()
    return not head[:1].islower()


def _glued_start(text: str, stop: int, end: int) -> bool:
    """Whether what follows without a space is a source mark or, after a small letter, a capitalised word."""
    if text[end] in "([¹²³⁴⁵⁶⁷⁸⁹":
        return _skip_marks(text, end) > end
    before, word = text[max(0, stop - 2) : stop], text[end : end + 3]
    plain = len(before) == 2 and before.islower() and before.isalpha()
    return plain and len(word) == 3 and word[0].isupper() and word[1:].islower()


def _next_word(text: str, end: int) -> str:
    position = _skip_marks(text, end)
    position = _skip_space(text, position, len(text))
    stop = position
    while stop < len(text) and stop - position < 24 and not text[stop].isspace():
        stop += 1
    return text[position:stop]


def _after_stop(text: str, stop: int, start: int, head: str) -> bool:
    never, before_number, maybe, starters = _words()
    word = _word_before(text, stop, start)
    low = word.lower()
    if head[:1].islower():
        return head.startswith(("al-", "el-", "e-", "ul-")) and low not in never
    if low in never:
        return False
    if low in before_number and head[:1].isdigit():
        return False
    if low in maybe:
        return head.rstrip(",;:").lower() in starters
    if len(word) == 1 and word.isalpha():
        return not word.isupper() or (_inside(text, stop, start) and head.rstrip(",").lower() in starters)
    if word.isdigit() and len(word) <= 3:
        return _number_ends(text, stop, start, word, head)
    return True


def _word_before(text: str, stop: int, start: int) -> str:
    at = stop
    while at > start and stop - at < 12 and (text[at - 1].isalnum() or text[at - 1] == "."):
        at -= 1
    return text[at:stop]


def _inside(text: str, stop: int, start: int) -> bool:
    """Whether a single letter before a stop is the last word of a sentence, not a label or an initial."""
    before = text[max(start, stop - 14) : stop - 1].split()
    return bool(before) and before[-1][:1].islower()


def _number_ends(text: str, stop: int, start: int, word: str, head: str) -> bool:
    """A short number and a stop: a list number at the start ("1. We judge"), a day ("9. July"), or a sentence's end."""
    label = not text[start : stop - len(word)].strip(" \t\r\n(-•*")
    return not label and head[:3].lower() not in _MONTHS


_MONTHS = frozenset(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"))
