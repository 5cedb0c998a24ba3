"""The built-in rules, a family a letter. Their modules are imported when a rule of the family is wanted."""

from __future__ import annotations

from estimative.lint.rule import Family

_HERE = "estimative.lint.rules."

BUILTIN: tuple[Family, ...] = (
    Family(
        "E",
        "estimative language",
        (_HERE + "e_scale", _HERE + "e_likelihood", _HERE + "e_words", _HERE + "e_vague", _HERE + "e_confidence"),
    ),
    Family("J", "judgments", (_HERE + "j_horizon", _HERE + "j_outcome", _HERE + "j_whole")),
    Family("S", "sourcing", (_HERE + "s_citation", _HERE + "s_contested")),
    Family("C", "claims and argument", (_HERE + "c_claims",)),
    Family("T", "time", (_HERE + "t_cutoff", _HERE + "t_dates")),
    Family("A", "analysis standards", (_HERE + "a_standards",)),
    Family("D", "document", (_HERE + "d_document",)),
    Family("M", "marking and care", (_HERE + "m_marking",)),
    Family("P", "prose", (_HERE + "p_prose", _HERE + "p_layout")),
)
