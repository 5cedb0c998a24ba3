"""Text from outside: what hides or reorders is shown, and only web addresses become links."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from estimative.render.clean import clean, web_link


def test_overrides_and_controls_are_spelled_out() -> None:
    assert clean("abc\u202edef") == "abc⟨U+202E⟩def"
    assert clean("a\u2066b\u200bc\ufeff") == "a⟨U+2066⟩b⟨U+200B⟩c⟨U+FEFF⟩"
    assert clean("nul\x00 esc\x1b") == "nul⟨U+0000⟩ esc⟨U+001B⟩"


def test_invisible_tag_characters_are_spelled_out() -> None:
    assert clean("x\U000e0041") == "x⟨U+E0041⟩"


def test_plain_text_of_any_script_stays() -> None:
    for text in ("Herat, 4 July", "می\u200cخواهم", "Ташкент", "喀布尔", "tab\tand\nline"):
        assert clean(text) == text


def test_bytes_that_were_no_text_become_replacement_characters() -> None:
    assert clean(b"a\xffb".decode("utf-8", "surrogateescape")) == "a\ufffdb"


@given(st.text())
@settings(max_examples=150)
def test_cleaning_twice_changes_nothing_and_always_encodes(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    once.encode("utf-8")


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd",
        "//host/path", "/path", "http:", "http://", "https://ex\u202eample.org", "https://a b.org", "http://[::1",
        'https://x.org/"onclick', "\x01javascript:alert(1)", "https://x.org/<script>", "java\nscript:alert(1)", "",
    ],
)  # fmt: skip
def test_other_addresses_are_no_links(url: str) -> None:
    assert web_link(url) == ""


def test_web_addresses_are_links() -> None:
    assert web_link(" https://example.org/a?b=1&c=2#d ") == "https://example.org/a?b=1&c=2#d"
    assert web_link("HTTP://example.org") == "HTTP://example.org"
