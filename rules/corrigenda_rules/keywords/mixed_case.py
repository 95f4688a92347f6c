"""keywords/mixed-case: keywords capitalised in two ways."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from corrigenda.article import Article
from corrigenda.document import Document
from corrigenda.finding import Finding, Related, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._values import Value, quote, word_set
from corrigenda_rules.keywords._terms import fold, keywords, stem

_ORDINARY = word_set(
    "ability activity adaptation adult agent aging algorithm analysis antibody application",
    "approach architecture assay assessment attention behavior behaviour biology biomarker",
    "brain cancer cardiovascular care cell chemistry child chronic classification climate",
    "clinical cognitive communication community computing control cost culture data death",
    "deep deficiency depression design detection development diagnosis diet digital disease",
    "disorder dna drug dynamics ecology economic economics education effect efficacy energy",
    "engineering environment epidemiology evaluation evolution exercise expression factor",
    "failure function gene genetic genome genomics growth health heart hospital human imaging",
    "immune immunotherapy impact infection inflammation information injury intelligence",
    "intervention kidney language learning liver machine management marker mass measurement",
    "mechanism memory mental meta-analysis method methodology microbiome model modeling",
    "modelling molecular monitoring mortality motor network neural neuron nutrition obesity",
    "optimization outcome oxidative pain pathway patient performance physical plant policy",
    "pollution population prediction pregnancy prevalence prevention processing prognosis",
    "protein psychology public quality quantum receptor regression rehabilitation remote",
    "research resistance response review risk safety school science screening security",
    "segmentation selection sensing sensor service signal simulation skin sleep social",
    "software soil species statistics stem stress stroke structure student surgery survey",
    "survival sustainability syndrome synthesis system systematic teaching technique",
    "technology theory therapy time tissue tourism toxicity training transfer transplantation",
    "treatment trial tumor tumour urban vaccination vaccine validation virus visualization",
    "vitamin water women work",
)
"""Words that are no names, for articles whose text is not in the file."""
_FUNCTION = word_set(
    "a an and as at by de for from in into of on or per the to via vs with without",
)
_LATIN = (
    "in vitro",
    "in vivo",
    "in situ",
    "in silico",
    "ex vivo",
    "de novo",
    "von ",
    "van ",
    "de ",
)
_ONE = {
    "small": "begins with a small letter",
    "capital": "begins with a capital",
    "title": "has a capital at each word",
    "sentence": "has a capital at the first word only",
}
_MANY = {way: how.replace("begins", "begin").replace("has", "have") for way, how in _ONE.items()}


class _Style(NamedTuple):
    """What a keyword shows: how its first letter is written, and how the letters after it are."""

    keyword: Value
    first: str
    rest: str


class MixedCase(Rule):
    """Keywords that are capitalised in two ways.

    “Autoimmune Diseases” beside “Adverse effects” beside “immunotherapy”: a list made by several
    hands. Journals set keywords in one way, and systems that compare letters take the forms for
    different terms.

    Only what is certain counts. A capital counts for a way of writing when the word is written
    small elsewhere in the article or is a common noun of science, since names (Bayesian, Python,
    Escherichia) keep their capital in any list; a small letter counts unless it belongs to a form
    such as mRNA, p53, pH or *in vitro*. One finding is made per article, at the first keyword
    of the rarer way.
    """

    meta = RuleMeta(
        id="keywords/mixed-case",
        severity=Severity.WARNING,
        since="0.1",
        sources=("APA Publication Manual (7th ed.), 2.10 Keywords",),
        examples=(
            Example(
                fails="title: Sea ice\nauthors: [Ada Field]\ndoi: 10.5555/1\n"
                "keywords: [machine learning, climate change, sea ice, ⟦Remote sensing⟧]\n",
                reports="begins with a capital, 3 others begin with a small letter",
                path="metadata.yaml",
            ),
            Example(
                fails="title: Sea ice\nauthors: [Ada Field]\ndoi: 10.5555/1\n"
                "keywords: [Machine learning, Climate change, ⟦Remote Sensing⟧]\n",
                reports="each word",
                path="metadata.yaml",
            ),
            Example(
                passes="---\ntitle: Sea ice\nauthors: [Ada Field]\ndoi: 10.5555/1\n"
                "keywords: [sea ice, remote sensing, Human Phenotype Ontology]\n---\n\n"
                "The terms are those of the Human Phenotype Ontology.\n",
            ),
            Example(
                passes="title: Sea ice\nauthors: [Ada Field]\ndoi: 10.5555/1\n"
                "keywords: [Python, sea ice, Bayesian inference, Arctic Ocean, GPU, radar]\n",
                path="metadata.yaml",
            ),
            Example(
                passes="title: Sea ice\nauthors: [Ada Field]\ndoi: 10.5555/1\n"
                "keywords: [Gene expression, mRNA, p53, Escherichia coli, in vitro, Cancer]\n",
                path="metadata.yaml",
            ),
            Example(
                passes="title: Sea ice\nauthors: [Ada Field]\ndoi: 10.5555/1\n"
                "keywords: [Sea ice, Polar research, WHO - World Health Organization]\n",
                path="metadata.yaml",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the keywords of every article."""
        for article in document.articles:
            yield from self._compare(document, article)

    def _compare(self, document: Document, article: Article) -> Iterator[Finding]:
        distinct: dict[str, Value] = {}  # the others are `keywords/duplicate`'s
        for keyword in keywords(article):
            distinct.setdefault(fold(keyword.text), keyword)
        styles = [_style(keyword, document) for keyword in distinct.values()]
        for what in ("first", "rest"):
            groups: dict[str, list[Value]] = {}
            for style in styles:
                way = style.first if what == "first" else style.rest
                if way:
                    groups.setdefault(way, []).append(style.keyword)
            if len(groups) == 2:
                yield self._report(groups)
                return

    def _report(self, groups: dict[str, list[Value]]) -> Finding:
        # on a tie the later way is the odd one
        ways = sorted(groups, key=lambda way: (-len(groups[way]), groups[way][0].span.start))
        usual, odd = ways
        few, many = groups[odd], groups[usual]
        who = f"the keyword {quote(few[0].text)} {_ONE[odd]}"
        if len(few) > 1:
            more = "1 more keyword" if len(few) == 2 else f"{len(few) - 1} more keywords"
            who = f"{quote(few[0].text)} and {more} {_MANY[odd]}"
        others = f"{len(many)} others {_MANY[usual]}" if len(many) > 1 else f"1 other {_ONE[usual]}"
        return self.finding(
            few[0].span,
            f"{who}, {others}: write all keywords in one way",
            related=[
                Related(many[0].span, f"{quote(many[0].text)} {_ONE[usual]}"),
                *(Related(keyword.span, _ONE[odd]) for keyword in few[1:]),
            ],
            pointer=few[0].pointer,
        )


def _style(keyword: Value, document: Document) -> _Style:
    text = keyword.text
    words = re.findall(r"[^\W_][\w'’]*(?:-[\w'’]+)*", text)
    if not words or text.startswith(_LATIN) or _is_name(text, words, document):
        return _Style(keyword, "", "")
    first, rest = "", ""
    head = words[0]
    if re.fullmatch(r"[^\W\d_]{3,}(?:-[^\W\d_]{3,})*", head.split("'")[0]):
        if head.islower():
            first = "small"
        elif head[0].isupper() and head[1:].islower() and _is_ordinary(head, document):
            first = "capital"
    tail = [word for word in words[1:] if word.lower() not in _FUNCTION and len(word) > 3]
    tail = [word for word in tail if word.isalpha()]
    if first != "small" and head[0].isupper() and tail:
        if any(word.islower() for word in tail):
            rest = "sentence"
        elif all(word[0].isupper() and word[1:].islower() for word in tail) and any(
            _is_ordinary(word, document) for word in tail
        ):
            rest = "title"
        if rest == "title" and head.isupper() and re.search(r"\(| [-–—] ", text):
            rest = ""  # “WHO - World Health Organization”: the capitals of a name
    return _Style(keyword, first, rest)


def _is_name(text: str, words: list[str], document: Document) -> bool:
    """Whether a keyword of several capitalised words stands so in the prose: a proper name."""
    if sum(word[0].isupper() for word in words) < 2 or not words[-1][0].isupper():
        return False
    used = document.vocabulary
    if any(word not in used for word in words if word.isalpha()):
        return False
    return any(text in block.text for block in document.running())


def _is_ordinary(word: str, document: Document) -> bool:
    """Whether a capitalised word is no name: the text writes it small more often."""
    word = word.partition("-")[0]  # the capital is that of “Amyloid” in “Amyloid-beta”
    lower = word.lower()
    if lower in _ORDINARY or stem(lower) in _ORDINARY:
        return True
    vocabulary = document.vocabulary
    return vocabulary.get(lower, 0) > vocabulary.get(word, 0)
