"""references/bibliography: a bibliography that a manuscript names and that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.references._bibliographies import Named, bibliographies
from corrigenda_rules.references._cited import cited_keys

_FRONT = "---\ntitle: Ice\nbibliography: {}\n---\n\nAs [@ott2001] said.\n"
_BIB = "@article{ott2001, title={Ice}}\n"
_READ = (".bib", ".bibtex", ".biblatex", ".json", ".yaml", ".yml")


class Bibliography(Rule):
    """A bibliography that the front matter names and that is not there, or cannot be read.

    The page is then made without references, or not at all, and every citation of it shows its key.

    Looked for are the names under ``bibliography``, from the folder of the document and then from
    the folders above it, as far as the project goes; nothing outside the project is read. BibTeX
    and the JSON and YAML of CSL are read. An address of the web is not looked up, nor is a name
    that a program fills in, or one that a chunk of code writes. Nothing is said of a text from
    standard input that has no name, as its folder is not known.
    """

    meta = RuleMeta(
        id="references/bibliography",
        severity=Severity.WARNING,
        since="0.3",
        profile="minimal",
        sources=("Pandoc User’s Guide, Citations: Specifying bibliographic data",),
        examples=(
            Example(
                fails=_FRONT.format("⟦refs.bib⟧"),
                beside={"ref.bib": _BIB},
                reports="“refs.bib” cannot be read: there is no such file",
            ),
            Example(
                fails=_FRONT.format("[refs.bib, ⟦more.json⟧]"),
                beside={"refs.bib": _BIB, "more.json": '{"a": '},
                reports="“more.json” holds no references",
            ),
            Example(
                fails=_FRONT.format("⟦../../refs.bib⟧"),
                beside={"refs.bib": _BIB},
                reports="lies outside the project",
            ),
            Example(passes=_FRONT.format("refs.bib"), beside={"refs.bib": _BIB}),
            Example(passes=_FRONT.format("https://example.org/refs.bib"), beside={"a.bib": _BIB}),
            Example(
                passes=_FRONT.format("packages.bib") + '\n```{r}\nwrite_bib(file = "packages.bib")'
                "\n```\n",
                beside={"a.bib": _BIB},
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Looks at each that is named."""
        if document.format != "markdown" or document.source.path.startswith("<"):
            return
        for named in document.derive(bibliographies).named:
            message = _trouble(named, document)
            if message and named.span is not None and named.companion is not None:
                cited = bool(document.derive(cited_keys))
                severity = Severity.INFO if named.companion.outside or not cited else None
                yield self.finding(named.span, message, severity=severity, pointer="/bibliography")


def _trouble(named: Named, document: Document) -> str:
    companion = named.companion
    if companion is None or named.works is not None:
        return ""
    what = f"the bibliography “{named.name}”"
    if companion.outside:
        return f"{what} lies outside the project and is not read: put it beside the manuscript"
    if companion.source is None:
        if document.source.text.count(named.name) > 1:
            return ""  # the code of the document writes it
        return f"{what} cannot be read: {companion.trouble}; correct the name or add the file"
    if not companion.path.lower().endswith(_READ):
        return ""
    return f"{what} holds no references that can be read: check the file"
