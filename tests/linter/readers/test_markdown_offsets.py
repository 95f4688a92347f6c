"""Byte offsets of UTF-8 and code points say the same place."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from corrigenda.readers.offsets import code_points


@given(st.text(st.characters(blacklist_categories=["Cs"]) | st.sampled_from("aé漢😀"), max_size=60))
@example("é")
@example("aé漢😀\U0010ffff\x80\u07ff\u0800\uffff\U00010000")
def test_every_boundary_of_a_character_is_found(text: str) -> None:
    point = code_points(text)
    if point is None:
        assert text.isascii()
        return
    for k in range(len(text) + 1):
        assert point(len(text[:k].encode())) == k
