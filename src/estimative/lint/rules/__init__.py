"""The built-in rules, a family a letter. Their modules are imported when a rule of the family is wanted."""

from __future__ import annotations

from estimative.lint.rule import Family

_HERE = "estimative.lint.rules."

BUILTIN: tuple[Family, ...] = (
    Family(
        "E",
        "estimative language",
        (
            _HERE + "e_scale",
            _HERE + "e_likelihood",
            _HERE + "e_words",
            _HERE + "e_vague",
            _HERE + "e_confidence",
            _HERE + "e_numbers",
            _HERE + "e_reported",
        ),
    ),
    Family(
        "J",
        "judgments",
        (
            _HERE + "j_horizon",
            _HERE + "j_outcome",
            _HERE + "j_whole",
            _HERE + "j_coherence",
            _HERE + "j_support",
            _HERE + "j_parts",
        ),
    ),
    Family(
        "S",
        "sourcing",
        (_HERE + "s_citation", _HERE + "s_contested", _HERE + "s_cover", _HERE + "s_grades", _HERE + "s_voices"),
    ),
    Family(
        "C",
        "claims and argument",
        (
            _HERE + "c_claims",
            _HERE + "c_causes",
            _HERE + "c_figures",
            _HERE + "c_bearing",
            _HERE + "c_argument",
            _HERE + "c_speech",
        ),
    ),
    Family("T", "time", (_HERE + "t_cutoff", _HERE + "t_dates", _HERE + "t_undated", _HERE + "t_relative")),
    Family(
        "A",
        "analysis standards",
        (_HERE + "a_standards", _HERE + "a_weighing", _HERE + "a_challenge", _HERE + "a_reader", _HERE + "a_edition"),
    ),
    Family("D", "document", (_HERE + "d_document", _HERE + "d_message", _HERE + "d_waivers")),
    Family("M", "marking and care", (_HERE + "m_marking", _HERE + "m_care", _HERE + "m_rows")),
    Family(
        "P",
        "prose",
        (
            _HERE + "p_prose",
            _HERE + "p_names",
            _HERE + "p_tone",
            _HERE + "p_format",
            _HERE + "p_layout",
        ),
    ),
    Family("G", "grounding", (_HERE + "g_events", _HERE + "g_claims", _HERE + "g_omitted")),
    Family("R", "forecast and resolution", (_HERE + "r_questions", _HERE + "r_outcomes")),
)
