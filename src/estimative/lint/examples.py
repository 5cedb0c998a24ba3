"""The examples on a rule's page, and the clean document into which each is put to be tried.

A fence on the page opens with the name of a slot: ``judgment`` (the statement), ``confidence``, ``evidence`` (a
bullet), ``summary``, ``sections`` (what follows the evidence), ``metadata`` (lines of the front matter; an empty
value removes one), ``sources`` (the definitions), or ``text``: a whole document. Words after it override front
matter: ``judgment scale=icd203``. Lines that begin with "~ " are no part of the document: they say what the store or
the earlier edition said (see `estimative.lint.staged`).
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from estimative.lint.rule import Rule

METADATA = {
    "title": "IS-K and the Taliban",
    "producer": "Example desk",
    "cutoff": "2022-07-09",
    "published": "2022-07-11",
    "edition": "1",
    "scale": "phia-2025",
    "marking": "TLP:CLEAR",
}
SLOTS = {
    "summary": "",
    "judgment": "It is likely that IS-K will carry out at least 60 attacks in Afghanistan by 9 July 2023.",
    "confidence": "Confidence: moderate. The claims and the UN's counts agree on direction but not on level.",
    "question": "",
    "evidence": "- On 18 June 2022 gunmen attacked the gurdwara in Kabul, killing two people. [^un]",
    "sections": (
        "### Alternatives\n\nIt is unlikely that the group will split by 9 July 2023.\n\n"
        "### Assumptions\n\n- The Taliban hold the cities.\n\n"
        "### Indicators\n\n- Fewer than three claims in a month.\n"
    ),
    "sources": '[^un]: UN, 20 June 2022, "Briefing", <https://example.org/un> (A2)\n',
}


class Example(Struct, frozen=True):
    """One example of a page: whether it is *bad* or *good*, its slot, the overrides of its fence, and its text."""

    kind: Literal["bad", "good"]
    slot: str
    overrides: dict[str, str]
    text: str
    beside: tuple[str, ...] = ()


def examples(rule: Rule) -> tuple[Example, ...]:
    """The examples under a page's "Bad" and "Good" headings, in order."""
    found: list[Example] = []
    kind = ""
    fence: list[str] | None = None
    mark = ""
    info: list[str] = []
    for line in rule.page.split("\n"):
        if fence is None and line.startswith("## "):
            kind = line[3:].strip().lower()
        elif fence is None and line.startswith("```"):
            bare = line.lstrip("`")
            fence, mark, info = [], line[: len(line) - len(bare)], bare.split() or ["text"]
        elif fence is not None and line == mark:
            if kind in ("bad", "good"):
                overrides = dict(item.split("=", 1) for item in info[1:] if "=" in item)
                own = "\n".join(item for item in fence if not item.startswith("~ "))
                beside = tuple(item[2:].strip() for item in fence if item.startswith("~ "))
                found.append(Example("bad" if kind == "bad" else "good", info[0], overrides, own, beside))
            fence = None
        elif fence is not None:
            fence.append(line)
    return tuple(found)


def framed(example: Example) -> bytes:
    """The whole document that an example stands for: itself, or the clean document with the example in its slot."""
    if example.slot == "text":
        return example.text.encode() + b"\n"
    metadata = METADATA | example.overrides
    slots = dict(SLOTS)
    if example.slot == "metadata":
        lines = (line.partition(":") for line in example.text.split("\n"))
        metadata |= {key.strip(): value.strip() for key, _, value in lines}
    else:
        slots[example.slot] = example.text
    front = "".join(f"{key}: {value}\n" for key, value in metadata.items() if value)
    summary = f"## Summary\n\n{slots['summary']}\n\n" if slots["summary"] else ""
    middle = "\n\n".join(
        slots[name].rstrip("\n")
        for name in ("judgment", "confidence", "question", "evidence", "sections", "sources")
        if slots[name]
    )
    return f"---\n{front}---\n\n{summary}## Key judgment 1\n\n{middle}\n".encode()
