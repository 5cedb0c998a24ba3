"""Pointers from a text to its sources: ``(source)``, ``[^key]``, ``[12]``, ``(AFP, 5 July 2022)`` and links."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from msgspec import Struct

from estimative.text.drafts import Draft, Range


class Cited(Struct, frozen=True, order=True):
    """A citation in characters. `drop` marks one that is no word of its sentence."""

    start: int
    end: int
    kind: Literal["placeholder", "footnote", "key", "link"]
    key: str = ""
    drop: bool = True


@cache
def _placeholder() -> re.Pattern[str]:
    words = r"(?:sources?|citations?|references?|refs?)(?: (?:needed|required|missing|tbc|tbd|here))?"
    return re.compile(rf"\({words}\??\)|\[{words}\??\]", re.IGNORECASE)


@cache
def _footnote() -> re.Pattern[str]:
    return re.compile(r"\[\^([^\]\s\[]{1,200})\]")


@cache
def _key() -> re.Pattern[str]:
    number = r"\d{1,3}(?: ?[,;\u2013-] ?\d{1,3}){0,20}"
    return re.compile(rf"\[({number}|@[\w:.-]{{1,80}}|[A-Za-z][\w.:/-]{{0,60}}-\d[\w.-]{{0,40}})\](?![(\[:])")


@cache
def _address() -> re.Pattern[str]:
    return re.compile(r"<(?:https?|ftp)://[^\s<>]{1,2000}>|(?:https?|ftp)://[^\s<>()\[\]\"”]{1,2000}")


_NAMES = """
    AFP | Agence France-Presse | AP | Associated Press | Reuters | TASS | RIA | RIA Novosti | Interfax |
    Xinhua | DPA | EFE | ANSA | Kyodo | PTI | Anadolu | Bloomberg | BBC | BBC News | BBC Monitoring | CNN |
    NBC | NBC News | CBS | CBS News | ABC News | NPR | Al Jazeera | Al Arabiya | RFE/RL | Radio Free Europe |
    Radio Azattyk | Radio Ozodi | RFA | VOA | Voice of America | DW | Deutsche Welle | France 24 | RFI |
    Sky News | New York Times | The New York Times | NYT | Washington Post | The Washington Post |
    Wall Street Journal | WSJ | The Guardian | Guardian | The Times | The Economist | Economist |
    Financial Times | FT | Le Monde | Der Spiegel | Spiegel | Foreign Policy | The Diplomat | Eurasianet |
    Long War Journal | The Long War Journal | FDD | CTC Sentinel | Janes | Jane's | SITE |
    SITE Intelligence Group | Dawn | The News | Geo News | Express Tribune | Hindustan Times | The Hindu |
    Times of India | ANI | TOLOnews | Tolo News | TOLO | Khaama Press | Khaama | Pajhwok | Ariana News |
    Kabul Now | Hasht-e Subh | 8am | Amaq | Nashir | IRNA | Tasnim | Fars | ISNA | Mehr | UN | UN News |
    UNAMA | UNSC | UNODC | OCHA | UNHCR | WFP | ICRC | HRW | Human Rights Watch | Amnesty International |
    Amnesty | ICG | Crisis Group | International Crisis Group | ACLED | GTD | UCDP | ISW | RUSI | IISS | CSIS |
    RAND | CEP | SIGAR | USIP | AAN | Afghanistan Analysts Network | Bellingcat | SOHR
    """
_OUTLETS = frozenset(name.strip().lower() for name in _NAMES.split("|"))
"""Agencies, papers, channels and monitors that are cited by name alone."""
_MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
)


@cache
def _named() -> re.Pattern[str]:
    return re.compile(r"\((?=[A-Z0-9])([^()\n]{2,120})\)")


@cache
def _source_date() -> re.Pattern[str]:
    day = (
        rf"(?:[0-9]{{1,2}} {_MONTHS},? [0-9]{{4}}|{_MONTHS} [0-9]{{1,2}}, [0-9]{{4}}|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}"
        rf"|[0-9]{{1,2}}[./][0-9]{{1,2}}[./][0-9]{{2,4}})"
    )
    return re.compile(rf"(?P<name>[^,]{{2,60}}), (?P<day>{day}|(?:{_MONTHS} )?[0-9]{{4}}|[0-9]{{1,2}} {_MONTHS})")


def _names_source(text: str, match: re.Match[str], body: Range) -> bool:
    """Whether words in parentheses name who reported it, at the end of a statement: "(AFP)", "(Dawn, 6 March 2022)"."""
    if not _ends_statement(text, match, body):
        return False
    parts = [part.strip() for part in match[1].split(";")]
    return all(_is_source(part) for part in parts) and not _introduced(text, match, body)


def _is_source(part: str) -> bool:
    if part.lower() in _OUTLETS:
        return True
    dated = _source_date().fullmatch(part)
    if dated is None:
        return False
    name = dated["name"].strip()
    if name.lower() in _OUTLETS:
        return True
    words = name.split()
    proper = len(words) <= 6 and all(word[0].isupper() or word in ("of", "the", "and", "for", "al-") for word in words)
    return proper and not _is_place(name)


def _is_place(name: str) -> bool:
    """Whether the words name a place or an armed group: "(Kabul, 5 July 2022)" dates an event."""
    from estimative.registry.registry import Registry

    registry = Registry.default()
    named = [*registry.find_places(name), *registry.find_actors(name)]
    return any(found.end - found.start >= len(name) for found in named)


def _ends_statement(text: str, match: re.Match[str], body: Range) -> bool:
    after = text[match.end() : min(body[1], match.end() + 4)]
    if not after.strip() or after[0] in ".;!?,\n\r" or after.lstrip()[:1] in "([<\n\r":
        return True
    before = text[max(body[0], match.start() - 3) : match.start()].rstrip()
    return before.endswith((".", "!", "?", "”", '"'))


def _introduced(text: str, match: re.Match[str], body: Range) -> bool:
    """Whether the parentheses give the short form of the words before them: "Human Rights Watch (HRW)"."""
    short = match[1]
    if not short.isupper() or not short.isalpha():
        return False
    before = text[max(body[0], match.start() - 100) : match.start()].replace("-", " ").split()[-len(short) - 3 :]
    initials = "".join(word[0] for word in before if word[0].isupper())
    return initials.endswith(short)


def find(text: str, draft: Draft) -> list[Cited]:
    """Every citation in a draft's body, in order, none inside another or inside code."""
    start, end = draft.body
    round_, square = text.find("(", start, end) >= 0, text.find("[", start, end) >= 0
    if not (draft.links or round_ or square or text.find("://", start, end) >= 0):
        return []
    found: list[Cited] = [
        Cited(low, high, "link", url, _stands_apart(text, low, high, draft.body)) for url, low, high in draft.links
    ]
    if round_ or square:
        needles = ("ource", "OURCE", "itation", "ref", "Ref")
        found += [Cited(*m.span(), "placeholder") for m in _scan(text, draft.body, needles, _placeholder)]
    if square:
        for match in _scan(text, draft.body, ("[^",), _footnote):
            key = match[1]
            found.append(Cited(*match.span(), "placeholder" if key.lower().startswith("todo") else "footnote", key))
        found += [Cited(*m.span(), "key", m[1].lstrip("@")) for m in _scan(text, draft.body, ("]",), _key)]
    if round_:
        found += [
            Cited(*m.span(), "key", m[1].strip())
            for m in _named().finditer(text, start, end)
            if _names_source(text, m, draft.body)
        ]
    for match in _scan(text, draft.body, ("://",), _address):
        high = match.start() + len(match[0].rstrip(".,;:!?'’"))
        found.append(Cited(match.start(), high, "link", text[match.start() : high].strip("<>")))
    return _apart([one for one in sorted(found) if start <= one.start and one.end <= end], draft.code)


def _scan(text: str, body: Range, needles: tuple[str, ...], pattern: object) -> list[re.Match[str]]:
    if not any(text.find(needle, *body) >= 0 for needle in needles):
        return []
    compiled = pattern()  # type: ignore[operator]
    return list(compiled.finditer(text, *body))


def _apart(found: list[Cited], code: tuple[Range, ...]) -> list[Cited]:
    kept: list[Cited] = []
    at = 0
    for one in found:
        if kept and one.start < kept[-1].end:
            continue
        while at < len(code) and code[at][1] <= one.start:
            at += 1
        if at == len(code) or code[at][0] > one.start:
            kept.append(one)
    return kept


def _stands_apart(text: str, low: int, high: int, body: Range) -> bool:
    """Whether a link stands after its sentence ("… in Herat. [RFE/RL](…)") and is not itself words of one."""
    before = text[max(body[0], low - 8) : low].rstrip(" \t\r\n([")
    after = text[high : min(body[1], high + 8)].lstrip(" \t\r\n)].;,")
    return before.endswith((".", "!", "?", "”", '."')) and (not after or after[0].isupper() or after[0] in "[(<-")
