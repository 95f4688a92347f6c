"""The rules of the pack, family by family, as a table: a rule is imported when a file needs it.

``family/some-name`` is the class ``SomeName`` of ``corrigenda_rules.family.some_name``. What the
table repeats of a rule's metadata is held to it by a test.
"""

from __future__ import annotations

from corrigenda.rule import RuleEntry


def _entry(
    identity: str, *, profile: str = "standard", needs: str = "", mentions: tuple[str, ...] = ()
) -> RuleEntry:
    name = "".join(word.capitalize() for word in identity.partition("/")[2].split("-"))
    module = identity.replace("/", ".").replace("-", "_")
    return RuleEntry(
        identity,
        f"corrigenda_rules.{module}:{name}",
        profile=profile,
        needs=needs,
        mentions=mentions,
    )


RULES: tuple[RuleEntry, ...] = (
    _entry("abbreviations/defined-differently"),
    _entry("abbreviations/defined-twice"),
    _entry("abbreviations/undefined"),
    _entry("accept/duplicate", needs="word-list"),
    _entry("accept/known", profile="strict", needs="word-list"),
    _entry("accept/misspelt", needs="word-list"),
    _entry("accept/unused", needs="accepted-words"),
    _entry("affiliations/duplicate", needs="article"),
    _entry("affiliations/full-stop", needs="article"),
    _entry("affiliations/mixed-case", needs="article"),
    _entry("affiliations/punctuation", needs="article"),
    _entry("affiliations/repeated-place", profile="minimal", needs="article"),
    _entry("authorship/doubled-name", profile="minimal", needs="article"),
    _entry("authorship/duplicate-name", profile="minimal", needs="article"),
    _entry("authorship/name-form", needs="article"),
    _entry("authorship/unknown-affiliation", profile="minimal", needs="article"),
    _entry("authorship/unused-affiliation", needs="article"),
    _entry("consistency/accent"),
    _entry("consistency/eponym"),
    _entry("consistency/figure-missing"),
    _entry("consistency/figure-number"),
    _entry("consistency/figure-order"),
    _entry("consistency/greek"),
    _entry("consistency/heading-case"),
    _entry("consistency/heading-level"),
    _entry("consistency/heading-number"),
    _entry("consistency/heading-punctuation"),
    _entry("consistency/latin-plural"),
    _entry("consistency/list-case"),
    _entry("consistency/list-punctuation"),
    _entry("consistency/reference-form"),
    _entry("consistency/variant-spelling"),
    _entry("corpus/abbreviation"),
    _entry("corpus/affiliation-name", needs="article"),
    _entry("corpus/author-name", needs="article"),
    _entry("corpus/duplicate-doi", needs="article"),
    _entry("corpus/duplicate-title", needs="article"),
    _entry("corpus/funder-name", needs="article"),
    _entry("corpus/journal-name", needs="article"),
    _entry("corpus/term"),
    _entry("dates/future", needs="article"),
    _entry("dates/impossible", profile="minimal", needs="article"),
    _entry("dates/order", profile="minimal", needs="article"),
    _entry(
        "identifiers/doi",
        profile="minimal",
        needs="article",
        mentions=("doi.org/http", "doi.org/doi"),
    ),
    _entry("identifiers/email", profile="minimal", needs="article"),
    _entry("identifiers/issn", profile="minimal", needs="article"),
    _entry(
        "identifiers/orcid",
        profile="minimal",
        needs="article",
        mentions=("orcid", "ORCID", "Orcid"),
    ),
    _entry("identifiers/pmcid", profile="minimal", needs="article"),
    _entry("identifiers/pmid", profile="minimal", needs="article"),
    _entry("identifiers/ror", profile="minimal", needs="article"),
    _entry("identifiers/url", profile="minimal", mentions=("//", ":/")),
    _entry("keywords/composite", needs="article"),
    _entry("keywords/duplicate", profile="minimal", needs="article"),
    _entry("keywords/mixed-case", needs="article"),
    _entry("keywords/near-duplicate", needs="article"),
    _entry("keywords/not-in-text", needs="article"),
    _entry("keywords/punctuation", profile="minimal", needs="article"),
    _entry("metadata/copyright-holders", needs="article"),
    _entry("metadata/correspondence-email", needs="article"),
    _entry("metadata/corresponding-author", needs="article"),
    _entry("metadata/placeholder", profile="minimal", needs="article"),
    _entry("metadata/stale-acceptance", needs="article"),
    _entry("metadata/title-capitals", needs="article"),
    _entry("metadata/truncated-abstract", needs="article"),
    _entry("page/interface-text", needs="article"),
    _entry("spelling/dialect"),
    _entry("spelling/joined-words"),
    _entry("spelling/line-break-hyphen"),
    _entry("spelling/lost-ligature"),
    _entry("spelling/real-word"),
    _entry("spelling/split-word"),
    _entry("spelling/typo", profile="minimal"),
    _entry("spelling/unknown-word", profile="strict"),
    _entry("terminology/name-case"),
    _entry("terminology/variants"),
    _entry("typography/doubled-space"),
    _entry("typography/doubled-word"),
    _entry("typography/glued-words"),
    _entry("typography/missing-space"),
    _entry("typography/repeated-punctuation"),
    _entry("typography/space-before-punctuation"),
    _entry("typography/space-inside-brackets"),
    _entry("typography/title-full-stop"),
    _entry("typography/unbalanced-brackets"),
    _entry("typography/unbalanced-quotes"),
)
