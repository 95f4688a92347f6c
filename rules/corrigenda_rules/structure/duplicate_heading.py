"""structure/duplicate-heading: two sections of one name side by side."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.document import OBJECT, Document
from corrigenda.finding import Finding, Related, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._values import quote
from corrigenda_rules.structure._sections import Section, sections

_HEAD = "<article><front><article-meta/></front><body>"
_SEC = "<sec><title>{}</title><p>It melts.</p></sec>"


class DuplicateHeading(Rule):
    """Two sections of the same name at one level, under one heading.

    Readers cannot tell them apart in a table of contents, and a link to a heading leads to the
    first of them. Mostly a heading was copied and not changed, or a section stands twice.

    Sections under different headings may share a name (“Statistical analysis” of two experiments).
    Where several headings come back, or one of them a third time, a series is described (species
    by species, study by study) and nothing is said. Copied pages are not judged: they do not tell
    the levels of headings. Below the main sections a note is made (info).

    Rename one of the two, or join them.
    """

    meta = RuleMeta(
        id="structure/duplicate-heading",
        severity=Severity.WARNING,
        since="0.2",
        examples=(
            Example(
                fails="# Ice\n\n## Methods\n\nA ship.\n\n## Results\n\nIt melts.\n\n## "
                "⟦Methods⟧\n\nA boat.\n",
                reports="a section “Methods” stands at line 3 already",
            ),
            Example(
                fails=_HEAD
                + _SEC.format("Results")
                + _SEC.format("⟦Results⟧")
                + "</body></article>",
                reports="a section “Results” stands at line 1 already",
                path="a.xml",
            ),
            Example(
                passes="# Ice\n\n## Thickness\n\n### Methods\n\nA ship.\n\n## Colour\n\n### Methods"
                "\n\nA camera.\n",
            ),
            Example(
                passes="# Snails\n\n## Species one\n\n## Remarks\n\nA.\n\n## Habitat\n\nB.\n\n"
                "## Species two\n\n## Remarks\n\nC.\n\n## Habitat\n\nD.\n",
            ),
            Example(
                passes=f"{_HEAD}<sec><title>Methods</title>{_SEC.format('Statistics')}</sec>"
                f"<sec><title>More</title>{_SEC.format('Statistics')}</sec></body></article>",
                path="a.xml",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the headings under one heading."""
        if document.format == "page":
            return
        listed = document.derive(sections)
        groups: dict[tuple[int, int], dict[str, list[Section]]] = {}
        for section in listed:
            if any(c.isalpha() for c in section.name) and not section.abstract:
                group = groups.setdefault((section.parent, section.level), {})
                name = section.name
                if OBJECT in name:  # code, a formula: what is behind the sign tells them apart
                    name = document.source.text[slice(*section.heading.span())]
                group.setdefault(name, []).append(section)
        top = min((section.level for section in listed), default=0)
        for (_, level), group in groups.items():
            twice = [same for same in group.values() if len(same) > 1]
            if len(twice) == 1 and len(twice[0]) == 2:
                first, second = twice[0]
                line = document.source.line_of(first.heading.span().start)
                yield self.finding(
                    second.heading.span(),
                    f"a section {quote(second.heading.text)} stands at line {line} already: "
                    "rename one of them, or join them",
                    severity=None if level == top else Severity.INFO,
                    related=[Related(first.heading.span(), "the first section of this name")],
                )
