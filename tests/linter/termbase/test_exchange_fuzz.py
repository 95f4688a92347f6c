"""Whatever the bytes of a file are, an import ends in a sound termbase or in one clear line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corrigenda.errors import UsageError
from corrigenda.termbase.exchange.importing import KINDS, Options, read
from corrigenda.termbase.exchange.tidying import tidied
from corrigenda.termbase.exchange.yaml_out import as_yaml
from corrigenda.termbase.reading import decode

SEEDS = (
    b'<?xml version="1.0"?><tbx xmlns="urn:x"><text><body><conceptEntry id="c1"><note>n</note>'
    b'<langSec xml:lang="en"><termSec><term>a <hi>b</hi></term>'
    b'<termNote type="administrativeStatus">'
    b"deprecatedTerm-admn-sts</termNote></termSec><termSec><term>c</term></termSec></langSec>"
    b"</conceptEntry></body></text></tbx>",
    b"<DescriptorRecordSet><DescriptorRecord><DescriptorUI>D1</DescriptorUI><DescriptorName><String>"
    b"A, B</String></DescriptorName><TreeNumberList><TreeNumber>C1</TreeNumber></TreeNumberList>"
    b'<ConceptList><Concept PreferredConceptYN="Y"><TermList><Term><String>C</String></Term>'
    b"</TermList></Concept></ConceptList></DescriptorRecord></DescriptorRecordSet>",
    b'Term;Forbidden;Note;Status\na;"b | c";"x ""y""";preferred\nd;e;;forbidden\n',
    b"GitHub\n[Pp]ubmed\n# x\n(a|b)c?\n",
    b"extends: substitution\nmessage: m\nlevel: error\nignorecase: true\nswap:\n  a ?b: c\n  - d\n",
    b"extends: existence\ntokens: [very, '(?i)x|y', 3, null]\n",
)

SCRAPS = (b"<", b'"', b"\x00", b"\xe9", b"&x;", b"|", b"\n", b": ")


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A good file with some bytes cut out, doubled or put in."""
    data = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(data)))
        end = draw(st.integers(at, min(len(data), at + 30)))
        piece = draw(st.sampled_from([b"", data[at:end] * 2, *SCRAPS]))
        data = data[:at] + piece + data[end:]
    return data


@settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    data=damaged(), kind=st.sampled_from([None, *KINDS]), name=st.sampled_from(["accept.txt", "x"])
)
def test_any_file_is_taken_or_told_in_one_line(
    tmp_path: Path, data: bytes, kind: str | None, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    try:
        found = read(str(path), name, kind, Options())
    except UsageError as error:
        message = str(error)
    else:
        message = ""
        terms = tidied(found).terms
        assert decode("x.yaml", as_yaml(terms).encode("utf-8")).lines() == []
    assert message == "" or (message.startswith(f"{name}:") and "\n" not in message)


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_file_is_told_whatever_it_is_held_for(tmp_path: Path, kind: str) -> None:
    (tmp_path / "x").write_bytes(b"")
    with pytest.raises(UsageError, match=r"^x:"):
        read(str(tmp_path / "x"), "x", kind, Options())
