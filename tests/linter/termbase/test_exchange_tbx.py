"""TBX in and out: both styles of ISO 30042:2019, the version before, files not to be trusted."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET

import pytest

from corrigenda.termbase.exchange import tbx
from corrigenda.termbase.exchange.concepts import Avoided, Concept, ExchangeError, Terms
from corrigenda.termbase.exchange.tbx_out import as_tbx, lost

DCA = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
  <tbxHeader><fileDesc>
    <titleStmt><title>House</title><note>not a term's</note></titleStmt>
    <sourceDesc><p>x</p></sourceDesc>
  </fileDesc></tbxHeader>
  <text><body>
    <conceptEntry id="c1">
      <descrip type="subjectField">oncology</descrip>
      <descripGrp>
        <descrip type="definition">a cell that
          renews itself</descrip>
        <admin type="source">A Book, 2nd ed.</admin>
      </descripGrp>
      <langSec xml:lang="de">
        <termSec><term>Stammzelle</term><note>nicht gefragt</note></termSec>
      </langSec>
      <langSec xml:lang="en-GB">
        <termSec>
          <term>stemcell</term>
          <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>
          <termNote type="partOfSpeech">noun</termNote>
          <note>two words &amp; no hyphen</note>
        </termSec>
        <termSec>
          <term>stem <hi type="bold">cell</hi></term>
          <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
        </termSec>
        <termSec>
          <term>progenitor</term>
          <termNote type="administrativeStatus">admittedTerm-admn-sts</termNote>
        </termSec>
      </langSec>
    </conceptEntry>
  </body></text>
</tbx>"""

DCT = """<?xml version="1.0"?>
<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
     xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
  <text><body><conceptEntry id="c1">
    <langSec xml:lang="en">
      <basic:definition>closed up</basic:definition>
      <termSec><term>data set</term>
        <min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec>
      <termSec><term>dataset</term>
        <min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec>
    </langSec>
  </conceptEntry></body></text>
</tbx>"""

MARTIF = """<?xml version='1.0' encoding='ISO-8859-1'?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><text><body>
  <termEntry id="1"><langSet xml:lang="en">
    <ntig><termGrp><term>na\xefve</term></termGrp></ntig>
    <tig><term>naive</term>
      <termNote type="normativeAuthorization">deprecatedTerm</termNote></tig>
    <tig><term>untreated</term></tig>
  </langSet></termEntry>
</body></text></martif>"""


def read(text: str, lang: str = "en", encoding: str = "utf-8") -> Terms:
    return tbx.read(io.BytesIO(text.encode(encoding)), lang).terms


def test_the_style_dca_gives_statuses_notes_and_sources() -> None:
    terms = read(DCA)
    assert (terms.name, terms.lang) == ("House", "en")
    assert terms.sources == {"s1": "A Book, 2nd ed."}
    (concept,) = terms.concepts
    assert concept == Concept(
        use=("stem cell",),
        avoid=(Avoided("stemcell"),),
        allow=("progenitor",),
        why="two words & no hyphen",
        note="a cell that renews itself",
        sources=("s1",),
        more=(("as", "noun"),),
        line=8,
    )


def test_the_style_dct_names_its_categories_by_elements() -> None:
    (concept,) = read(DCT).concepts
    assert concept.use == ("data set",)
    assert concept.avoid == (Avoided("dataset"),)
    assert concept.note == "closed up"


def test_version_2_is_read_in_its_encoding_and_a_term_without_status_is_the_preferred() -> None:
    (concept,) = read(MARTIF, encoding="latin-1").concepts
    assert concept.use == ("naïve",)
    assert concept.avoid == (Avoided("naive"),)
    assert concept.allow == ("untreated",)


def test_another_language_is_taken_when_it_is_asked_for() -> None:
    (concept,) = read(DCA, "de").concepts
    assert (concept.use, concept.avoid, concept.note) == (
        ("Stammzelle",), (), "a cell that renews itself; nicht gefragt",
    )  # fmt: skip


def test_a_language_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(ExchangeError, match=r"no term in “fr”; the file has en-GB \(3\), de \(1\)"):
        read(DCA, "fr")


@pytest.mark.parametrize(
    ("status", "is_avoided"),
    [
        ("deprecatedTerm-admn-sts", True),
        ("deprecatedtermadmnsts", True),
        ("supersededTerm", True),
        ("notRecommended", True),
        ("forbidden", True),
        ("obsolete", True),
        ("admittedTerm-admn-sts", False),
        ("legalTerm-admn-sts", False),
        ("whatever", False),
    ],
)
def test_what_programs_write_for_a_status_is_understood(status: str, is_avoided: bool) -> None:
    (concept,) = read(MARTIF.replace("deprecatedTerm", status), encoding="latin-1").concepts
    assert bool(concept.avoid) is is_avoided


# files not to be trusted -----------------------------------------------------------------------

LAUGHS = "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "ha">' for n in range(10)
)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "f:1:1: malformed XML: no element found"),
        ("<tbx>\n <text>\n", "f:3:1: malformed XML: no element found"),
        ("<tbx>\n<a></b></tbx>", "f:2:6: malformed XML: mismatched tag"),
        ("<html></html>", "f:1:1: this is no TBX: its root is <html>"),
        ("<tbx></tbx>", "f: this TBX holds no term"),
        (f"<!DOCTYPE tbx [{LAUGHS}]><tbx>&l9;</tbx>", "it declares an entity (“l0”)"),
        (
            '<!DOCTYPE tbx [<!ENTITY x SYSTEM "file:///etc/passwd">]><tbx>&x;</tbx>',
            "it declares an entity (“x”); a file that does is not read",
        ),
        (
            '<!DOCTYPE tbx [<!ENTITY % x SYSTEM "http://example.org/x.dtd"> %x;]><tbx/>',
            "it declares an entity (“x”)",
        ),
        (
            '<!DOCTYPE tbx SYSTEM "x.dtd"><tbx>&eacute;</tbx>',
            "f:1:35: the entity &eacute; is declared nowhere in the file",
        ),
        ("<tbx>" + "<a>" * 300, "elements nested more than 200 deep"),
        (f"<tbx><term>{'x' * 200_000}</term></tbx>", "more than 100,000 characters of text"),
        ('<?xml version="1.0" encoding="klingon"?><tbx/>', "f:1: malformed XML: unknown encoding"),
        ("<tbx>\x00</tbx>", "malformed XML: "),
    ],
)
def test_a_file_that_is_broken_or_dangerous_is_one_line_with_its_place(
    text: str, message: str
) -> None:
    with pytest.raises(ExchangeError) as caught:
        read(text)
    assert message in caught.value.at("f")
    assert "\n" not in caught.value.at("f")


# writing ---------------------------------------------------------------------------------------

_CORE = {
    "tbx": "tbxHeader text",
    "tbxHeader": "fileDesc encodingDesc ?revisionDesc",
    "fileDesc": "titleStmt sourceDesc",
    "titleStmt": "title",
    "sourceDesc": "p",
    "encodingDesc": "p",
    "text": "body",
    "body": "*conceptEntry",
    "conceptEntry": "*aux langSec",
    "langSec": "*aux *termSec",
    "termSec": "term *termNote *aux",
}
"""The core structure of ISO 30042:2019, as far as TBX-Basic in the style DCA is written here."""
_AUX = ("admin", "adminGrp", "descrip", "descripGrp", "note", "ref", "transacGrp", "xref")
_NAMESPACE = "{urn:iso:std:iso:30042:ed-2}"


def core_errors(text: str) -> list[str]:
    """Where a file does not have the core structure of TBX."""
    errors = []
    ids = set()
    for element in ET.fromstring(text).iter():  # noqa: S314
        name = element.tag.removeprefix(_NAMESPACE)
        children = [child.tag.removeprefix(_NAMESPACE) for child in element]
        told = " ".join("aux" if child in _AUX else child for child in children)
        parts = [part.strip("*?") for part in _CORE.get(name, "").split()]
        marks = [part[0] if part[0] in "*?" else "" for part in _CORE.get(name, "").split()]
        wanted = "".join(f"(?:{p} ){m}" for p, m in zip(parts, marks, strict=True))
        if not re.fullmatch(wanted, f"{told} " if told else ""):
            errors.append(f"<{name}> holds {told or 'nothing'}")
        if name in ("termNote", "admin", "descrip") and not element.get("type"):
            errors.append(f"<{name}> has no type")
        if name == "conceptEntry":
            identity = element.get("id")
            if not identity or identity in ids:
                errors.append(f"<conceptEntry> with the id {identity}")
            ids.add(identity)
        if name == "langSec" and not element.get("{http://www.w3.org/XML/1998/namespace}lang"):
            errors.append("<langSec> without a language")
    return errors


def test_what_is_written_has_the_core_structure_of_tbx() -> None:
    terms = Terms(
        (
            Concept(use=("a & b", "c"), avoid=(Avoided("<d>", why="w"), Avoided("e")), why="y"),
            Concept(allow=("f",), note="n", sources=("k",), more=(("as", "noun"),)),
            Concept(avoid=(Avoided("g\x01h"),), advice="x"),
        ),
        sources={"k": 'The "Book"'},
    )
    text = as_tbx(terms)
    assert core_errors(text) == []
    assert core_errors(text.replace("</term>", "</term><term>x</term>", 1)) != []
    assert core_errors(text.replace('id="c2"', 'id="c1"')) != []


def test_what_tbx_has_no_place_for_is_counted() -> None:
    concept = Concept(
        avoid=(Avoided("a", use=("b",)),), why="w", advice="x",
        more=(("case", "exact"), ("as", "noun"), ("examples", {})),
    )  # fmt: skip
    assert lost(Terms((concept, Concept(use=("c",), why="w")))) == [
        ("advice", 1), ("case", 1), ("use", 1), ("why", 1),
    ]  # fmt: skip
