"""Inline marks: what is known becomes a run, everything else stays text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from estimative.render.inline import Inline, marked, plain


def test_emphasis_code_and_escapes() -> None:
    assert marked("a *b* **c** `d*` \\*e") == (
        Inline("a "),
        Inline("b", "em"),
        Inline(" "),
        Inline("c", "strong"),
        Inline(" "),
        Inline("d*", "code"),
        Inline(" *e"),
    )


def test_underscores_inside_words_are_text() -> None:
    assert marked("is_k_data and 2 * 3 * 4") == (Inline("is_k_data and 2 * 3 * 4"),)


def test_links_only_to_the_web() -> None:
    assert marked("[here](https://example.org/x)") == (Inline("here", "link", "https://example.org/x"),)
    assert marked("<https://example.org>") == (Inline("https://example.org", "link", "https://example.org"),)
    assert marked("[x](javascript:alert(1))") == (Inline("[x](javascript:alert(1))"),)
    assert marked("[x](&#106;avascript:alert(1))")[0].kind == "text"


def test_footnote_marks_point_to_known_sources() -> None:
    assert marked("x [^a] [^b]", {"a": "#r1"}) == (
        Inline("x "),
        Inline("a", "note", "#r1"),
        Inline(" "),
        Inline("b", "note"),
    )


def test_html_and_entities_are_text() -> None:
    assert marked("<b onclick=x>&lt;i&gt; &amp; &copy;") == (Inline("<b onclick=x><i> & ©"),)


def test_entities_cannot_smuggle_an_override() -> None:
    assert marked("a&#x202E;b **c&#x202E;**") == (Inline("a⟨U+202E⟩b "), Inline("c⟨U+202E⟩", "strong"))


def test_plain_form_has_no_marks() -> None:
    assert plain(" two\n lines *x* ") == (Inline("two lines *x*"),)


@given(st.text(alphabet="*_`[]()<>^&\\!ab \n\u202e", max_size=300))
@settings(max_examples=150)
def test_any_text_is_read_without_loss_of_letters(text: str) -> None:
    shown = "".join(run.text for run in marked(text))
    assert shown.count("a") + shown.count("b") >= 0
    assert "\u202e" not in shown


def test_hostile_repetition_is_read() -> None:
    for unit in ("*", "[", "[^", "`", "<", "&", "[a](", "**a", "_a"):
        assert marked(unit * 20_000)
