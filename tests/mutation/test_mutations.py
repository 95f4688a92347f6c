"""One thing is broken in a sound article, and the right rule says so, there, and nothing else.

Each mutation drops, swaps, corrupts, duplicates, dangles or mistypes one thing. `⟦` and `⟧` in
what is put in enclose what must be reported; without them `at` stands in the text or the message.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from corrigenda.config.settings import Settings
from corrigenda.finding import LocatedFinding
from corrigenda.linting import Engine
from corrigenda.registry import load_rules

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
JATS, MARKDOWN = "clean-article.xml", "clean-manuscript.md"
PAGE, YAML, JSON = "plos-night-naps.txt", "manubot-metadata.yaml", "references.json"
TODAY = date(2026, 1, 15)


class Mutation(NamedTuple):
    """`old` becomes `new` in a seed; `rule` must then report `at`, or what ``⟦⟧`` enclose."""

    name: str
    seed: str
    old: str
    new: str
    rule: str
    at: str = ""
    profile: str = "standard"
    also: tuple[str, ...] = ()


def check(name: str, text: str, profile: str) -> list[LocatedFinding]:
    engine = Engine(load_rules(), TODAY)
    result = engine.check_bytes(name, text.encode(), Settings()._replace(profile=profile))
    assert result.tracebacks == ()
    return list(result.findings)


_REF3 = '<xref ref-type="bibr" rid="r5">[5]</xref>'
_PERSON = "<name><surname>Okafor</surname><given-names>Chidi</given-names></name>"
MUTATIONS = (
    # JATS: metadata
    Mutation("drop the title", JATS,
             "Night-time light and the timing of song in urban robins</article-title>",
             "</article-title>", "metadata/required", "article"),
    Mutation("drop the journal", JATS, "Journal of Urban Ecology Letters", "", "metadata/required",
             profile="crossref"),
    Mutation("drop the DOI", JATS, "10.5555/juel.2025.0042", "", "metadata/required",
             profile="crossref"),
    Mutation("drop the licence", JATS,
             "<ali:license_ref>https://creativecommons.org/licenses/by/4.0/</ali:license_ref>", "",
             "metadata/required", profile="jats4r"),
    Mutation("drop the ISSN", JATS, '<issn pub-type="epub">2049-3630</issn>', "",
             "metadata/required", profile="pmc"),
    Mutation("drop the pages", JATS, "<fpage>118</fpage>\n      <lpage>125</lpage>", "",
             "metadata/required", profile="pmc"),
    Mutation("corrupt a digit of an ORCID iD", JATS, "0000-0001-5109-3700",
             "⟦0000-0001-5109-3706⟧", "identifiers/orcid"),
    Mutation("corrupt a digit of the ISSN", JATS, "2049-3630", "⟦2049-3631⟧", "identifiers/issn"),
    Mutation("corrupt the DOI", JATS, "10.5555/juel.2025.0042", "⟦1O.5555/juel.2025.0042⟧",
             "identifiers/doi"),
    Mutation("swap the dates of review", JATS, '<day>17</day><month>03</month><year>2025</year>',
             '<day>⟦17</day><month>03</month><year>2024⟧</year>', "dates/order",
             also=("dates/iso-attribute",)),
    Mutation("a day that no month has", JATS, '<day>03</day><month>09</month><year>2024</year>',
             '<day>⟦31</day><month>09</month><year>2024⟧</year>', "dates/impossible"),
    Mutation("a date to come", JATS, '<day>12</day><month>05</month><year>2025</year>',
             '<day>⟦12</day><month>05</month><year>2052⟧</year>', "dates/future",
             also=("dates/iso-attribute",)),
    # JATS: people
    Mutation("an affiliation that is not there", JATS,
             'rid="aff2"><sup>2</sup></xref>\n        </contrib>\n        <aff',
             'rid="⟦aff7⟧"><sup>7</sup></xref>\n        </contrib>\n        <aff',
             "authorship/unknown-affiliation"),
    Mutation("a name twice", JATS, "<surname>Okafor</surname><given-names>Chidi</given-names>",
             "<surname>⟦Demir⟧</surname><given-names>Yusuf</given-names>",
             "authorship/duplicate-name"),
    Mutation("an affiliation of nobody", JATS,
             '<city>Bergen</city>, <country country="NO">Norway</country></aff>',
             '<city>Bergen</city>, <country country="NO">Norway</country></aff>'
             '<aff id="aff3"><label>3</label>⟦Institute of Lamps, Bergen, Norway⟧</aff>',
             "authorship/unused-affiliation"),
    Mutation("a place twice", JATS, "<city>Oslo</city>, <country",
             "<city>Oslo</city>⟦, Norway, <city>Oslo</city>, <country",
             "affiliations/repeated-place", at="Oslo"),
    Mutation("a mistyped institution", JATS, "Institute for City Birds",
             "⟦Instiute⟧ for City Birds", "spelling/typo"),
    Mutation("a keyword twice", JATS, "<kwd>bird behaviour</kwd>", "<kwd>⟦Dawn song⟧</kwd>",
             "keywords/duplicate"),
    # JATS: references
    Mutation("a citation that dangles", JATS, _REF3,
             '<xref ref-type="bibr" rid="⟦r15⟧">[5]</xref>', "references/unknown",
             also=("references/uncited",)),
    Mutation("a reference that nobody cites", JATS, _REF3, "", "references/uncited",
             at="reference 5"),
    Mutation("references out of order", JATS,
             '<xref ref-type="bibr" rid="r1">[1]</xref>. In',
             '<xref ref-type="bibr" rid="⟦r8⟧">[8]</xref>'
             '<xref ref-type="bibr" rid="r1">[1]</xref>. In',
             "references/order"),
    Mutation("a reference twice", JATS, "<article-title>Great tits under lamps</article-title>"
             "<source>Journal of City Nature</source><year>2020</year><volume>11</volume>"
             "<fpage>12</fpage><lpage>20</lpage>",
             "<article-title>Street lamps lengthen the day of songbirds</article-title><source>"
             "Journal of City Nature</source><year>2012</year><volume>3</volume>"
             "<fpage>101</fpage><lpage>110</lpage>", "references/duplicate", at="Novak"),
    Mutation("a page range that runs backwards", JATS, "<fpage>370</fpage><lpage>378</lpage>",
             "<fpage>⟦378</fpage><lpage>370⟧</lpage>", "references/page-range"),
    Mutation("a year of five digits", JATS, "<year>2009</year>", "<year>⟦20009⟧</year>",
             "references/year"),
    Mutation("a reference without a journal", JATS, "<source>Sound and Animals</source><year>2011",
             "<year>2011", "references/incomplete", at="Brandt"),
    # JATS: figures, ids
    Mutation("a figure that is not there", JATS, '<xref ref-type="fig" rid="f2">Figure 2</xref>',
             '<xref ref-type="fig" rid="⟦f3⟧">Figure 2</xref>', "structure/unknown-id"),
    Mutation("an id twice", JATS, '<fig id="f2">', '<fig id="⟦f1⟧">', "structure/duplicate-id",
             also=("structure/unknown-id",)),
    Mutation("XML that does not end", JATS, "</body>\n  <back>", "<back>", "source/syntax",
             at="<", also=()),
    # JATS: text
    Mutation("a slip in the body", JATS, "several species", "several ⟦speices⟧", "spelling/typo"),
    Mutation("a slip across markup", JATS, "The committee", "The ⟦comm<bold>it</bold>ee⟧",
             "spelling/typo"),
    Mutation("a word twice", JATS, "has no effect",
             "has ⟦no no⟧ effect", "typography/doubled-word"),
    Mutation("an abbreviation of nothing", JATS, "The effect of ALAN was",
             "The effect of ALAN on ⟦QVRT⟧ was QVRT and", "abbreviations/undefined"),
    Mutation("a bracket that stays open", JATS, "intervals (CIs)", "intervals ⟦(⟧CIs",
             "typography/unbalanced-brackets"),
    # Markdown
    Mutation("drop the title of a manuscript", MARKDOWN,
             'title: "Night-time light and the timing of song in urban robins"\n', "",
             "metadata/required"),
    Mutation("drop a name", MARKDOWN, "  - name: Yusuf Demir\n    affiliations",
             "  - affiliations", "metadata/required"),
    Mutation("corrupt an ORCID iD", MARKDOWN, "0000-0002-1694-233X", "⟦0000-0002-1694-2339⟧",
             "identifiers/orcid"),
    Mutation("corrupt an e-mail address", MARKDOWN, "ingrid.vestergaard@example.org",
             "⟦ingrid.vestergaard@example⟧", "identifiers/email"),
    Mutation("a date that no calendar has", MARKDOWN, "2025-05-12", "⟦2025-13-12⟧",
             "dates/impossible"),
    Mutation("a keyword twice in YAML", MARKDOWN, "urban ecology]", "⟦Dawn song⟧]",
             "keywords/duplicate"),
    Mutation("a name twice in YAML", MARKDOWN, "name: Yusuf Demir", "name: ⟦Ingrid Vestergaard⟧",
             "authorship/duplicate-name"),
    Mutation("a key twice", MARKDOWN, "date: 2025-05-12", "date: 2025-05-12\n⟦date⟧: 2025-05-12",
             "source/duplicate-key"),
    Mutation("a slip in a title", MARKDOWN, "timing of song", "⟦timming⟧ of song", "spelling/typo"),
    Mutation("a word twice in Markdown", MARKDOWN, "Whether this is", "Whether this ⟦is is⟧",
             "typography/doubled-word"),
    Mutation("a key that dangles", MARKDOWN, "@fig:start)", "⟦@fig:strat⟧)",
             "consistency/reference-key"),
    # pages
    Mutation("a digit of an ORCID iD on a page", PAGE, "0000-0001-7733-4509",
             "⟦0000-0001-7733-4508⟧", "identifiers/orcid"),
    Mutation("a DOI without its prefix", PAGE, "https://doi.org/10.1371/journal.pone.0298761\n\nAbs",
             "https://doi.org/⟦journal.pone.0298761⟧\n\nAbs", "identifiers/doi"),
    Mutation("published before it was received", PAGE, "Published: March 14, 2024\nhttps",
             "Published: ⟦January 14, 2024⟧\nhttps", "dates/order"),
    Mutation("a name twice on a page", PAGE, "Aiko Tanabe\nRoles", "⟦Ingrid Solheim⟧\nRoles",
             "authorship/duplicate-name"),
    Mutation("a mistyped university", PAGE, "Velden Polytechnic, Velden, The Netherlands\nhttps",
             "Velden Polytecnic, Velden, The Netherlands\nhttps",
             "affiliations/near-duplicate", at="Velden Polytecnic"),
    Mutation("a slip on a page", PAGE, "sleep disorder", "sleep ⟦disoder⟧", "spelling/typo"),
    Mutation("a word twice on a page", PAGE, "is cheap, but", "is ⟦is is⟧ cheap, but".replace(
             "is ⟦is is", "⟦is is"), "typography/doubled-word"),
    Mutation("pages that run backwards", PAGE, "12(3):45–50", "12(3):⟦50–45⟧",
             "references/page-range"),
    Mutation("a year to come in a reference", PAGE, "Sleep Work. 2020;1", "Sleep Work. ⟦2202⟧;1",
             "references/year"),
    Mutation("an open bracket on a page", PAGE, "(95% confidence interval", "⟦(⟧(95% confidence "
             "interval", "typography/unbalanced-brackets"),
    # YAML and JSON
    Mutation("drop the title of metadata", YAML,
             "title: Sleep and the consolidation of spatial memory in older adults\n", "",
             "metadata/required"),
    Mutation("a slip in the title of metadata", YAML, "consolidation", "⟦consolidaton⟧",
             "spelling/typo"),
    Mutation("a digit of an ORCID iD in YAML", YAML, "0000-0002-9079-593X",
             "⟦0000-0002-9079-5939⟧", "identifiers/orcid"),
    Mutation("an e-mail address in YAML", YAML, "ana.ruiz@example.org", "⟦ana.ruiz@@example.org⟧",
             "identifiers/email"),
    Mutation("a keyword twice in metadata", YAML, "  - ageing", "  - ⟦Sleep⟧",
             "keywords/duplicate"),
    Mutation("a date in YAML", YAML, "2025-04-02", "⟦2025-02-30⟧", "dates/impossible"),
    Mutation("YAML that does not parse", YAML, "title: Sleep", "title: [Sleep", "source/syntax"),
    Mutation("a DOI in JSON", JSON, "https://doi.org/10.1234/jcs.2019.0147",
             "https://doi.org/⟦jcs.2019.0147⟧", "identifiers/doi"),
    Mutation("JSON that does not parse", JSON, '"type": "article-journal",\n    "title": "Change',
             '"type": "article-journal"\n    "title": "Change', "source/syntax"),
    Mutation("a key twice in JSON", JSON, '"ISSN": "2049-3631",',
             '"ISSN": "2049-3631", ⟦"ISSN"⟧: "2049-3631",', "source/duplicate-key"),
    Mutation("an abbreviation defined twice", MARKDOWN, "A value of *p*",
             "These confidence intervals (⟦CIs⟧) are wide, and CIs are fair. A value of *p*",
             "abbreviations/defined-twice"),
)  # fmt: skip


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda m: f"{m.seed}: {m.name}")
def test_what_is_broken_is_told_at_its_place_and_nothing_else(mutation: Mutation) -> None:
    source = (SEEDS / mutation.seed).read_text(encoding="utf-8")
    assert source.count(mutation.old) >= 1, "the seed has changed"
    marked = source.replace(mutation.old, mutation.new, 1)
    start, end = marked.find("⟦"), marked.find("⟧") - 1
    text = marked.replace("⟦", "").replace("⟧", "")
    before = {(f.rule, f.message) for f in check(mutation.seed, source, mutation.profile)}
    new = [f for f in check(mutation.seed, text, mutation.profile)
           if (f.rule, f.message) not in before]  # fmt: skip
    told = [f for f in new if f.rule == mutation.rule]
    assert told, [f"{f.rule} {f.message}" for f in new]
    places = [(f.location.start.offset, f.location.end.offset) for f in told]
    if end >= 0 and start >= 0 and "⟧" in mutation.new:
        assert (start, end) in places
    else:
        assert any(mutation.at in f.location.text or mutation.at in f.message for f in told)
    others = {f.rule for f in new} - {mutation.rule, *mutation.also}
    assert others == set(), [f"{f.rule} {f.message}" for f in new]


def test_there_are_mutations_of_every_kind() -> None:
    assert len({m.name for m in MUTATIONS}) >= 40
    assert len({m.rule for m in MUTATIONS}) >= 20
