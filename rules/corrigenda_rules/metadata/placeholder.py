"""metadata/placeholder."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrigenda.article import Article
from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta

_ANY = (
    r"(?i)^[\W_]*(?:to ?do|fixme|tba|tbd|tbc|to be (?:added|announced|confirmed|determined"
    r"|completed|filled in|decided)|x{3,}|\?{2,}|placeholder|change ?me|replace ?me|fill (?:me )?in"
    r"|(?:your|insert|enter|add|type|put) "
    r"(?:the |your |an? |article |paper |manuscript |full |author ){0,4}"
    r"(?:title|names?|abstract|keywords?|affiliation|institution|department|university|e-?mail"
    r"|doi|orcid|text|subtitle)(?: here| goes here)?"
    r"|(?:title|abstract|keywords?|name|text|affiliation) (?:goes )?here)[\W_]*$"
    r"|\blorem ipsum\b|\bdolor sit amet\b"
)
_OF_MEMBER = {
    "title": r"(?i)^\W*(?:untitled(?: (?:document|manuscript|article|paper))?|(?:article|paper|"
    r"manuscript|document) title|my awesome .*"
    r"|title(?: of (?:the|your|my|this) (?:article|paper|manuscript))?"
    r"|(?:my|a|the) (?:great |first )?(?:article|paper|manuscript|title))\W*$",
    "abstract": r"(?i)^\W*(?:abstract(?: text)?|(?:this is )?(?:the|an|my) abstract|summary)\W*$",
    "keyword": r"(?i)^\W*(?:keyword|tag)s?[ _-]?(?:\d|one|two|three|[abc])?\W*$",
    "name": r"(?i)^\W*(?:(?:first|given|last|family|full|author|co-?author|sur)[ _-]?name.*"
    r"|author[ _-]?(?:\d|one|two|three|[abc])?|first last|firstname lastname|name[ _-]?\d? surname"
    r"|(?:jane|john) (?:q\. )?(?:doe|roe))\W*$",
    "affiliation": r"(?i)^\W*(?:(?:author )?affiliation|institution|university|organi[sz]ation"
    r"|department|institution name|your \w+)(?:[ _-]?(?:\d|one|two|three|[abc]|name))?\W*$"
    r"|\b(?:department|university|institute|school) of (?:something|whatever|foo|x+)\b"
    r"|\b(?:institution|university|department) name\b",
    "orcid": r"(?i)^(?:https?://orcid\.org/)?x{4}-?x{4}-?x{4}-?x{4}$",
    "doi": r"(?i)x{3,}|^\W*(?:doi|none|n/?a|pending|unknown)\W*$|^10\.(?:0{4}|n{4})\b",
    "email": r"(?i)^(?:(?:your?|my|name|user|author|e-?mail|me|first|last|x+)[._-]?(?:name|mail|"
    r"e-?mail|last|address)?@.*\b(?:example|domain|email|your[\w-]*|institution|x{2,})\..*"
    r"|your[._-]?(?:name|e-?mail)@.*)$",
}
_PATHS = (
    ("/title", "title"),
    ("/subtitle", ""),
    ("/abstract", "abstract"),
    ("/keywords/*", "keyword"),
    ("/authors/*/given", "name"),
    ("/authors/*/family", "name"),
    ("/authors/*/literal", "name"),
    ("/authors/*/email", "email"),
    ("/authors/*/orcid", "orcid"),
    ("/affiliations/*/name", "affiliation"),
    ("/correspondence/*/email", "email"),
    ("/journal/title", ""),
    ("/doi", "doi"),
    ("/funding/*/statement", ""),
    ("/acknowledgements", ""),
    ("/conflict_of_interest", ""),
    ("/data_availability", ""),
    ("/ethics", ""),
    ("/license", ""),
)
_LONGEST = 400


class Placeholder(Rule):
    """Metadata that nobody has filled in: TODO, “Your title here”, Lorem ipsum, 10.xxxx/xxxxx.

    A template's text that stays in a file is published with it, and indexes take it for the real
    thing: there are articles by “Firstname Lastname”.

    Only values that are nothing but a placeholder are reported, and “lorem ipsum” anywhere.
    Variables of templates such as `{{ title }}` are exempt: a program fills them in.

    Fill in the value, or remove the key.
    """

    meta = RuleMeta(
        id="metadata/placeholder",
        severity=Severity.WARNING,
        since="0.1",
        profile="minimal",
        examples=(
            Example(
                fails="title: ⟦Your Title Here⟧\ndoi: ⟦10.xxxx/xxxxx⟧\n"
                "authors: [{name: ⟦Firstname Lastname⟧}]\nabstract: ⟦TODO⟧\n",
                path="article.yaml",
                reports="placeholder",
            ),
            Example(
                fails="title: On Lupus\nkeywords: [lupus]\nauthors:\n  - name: Chen Li\n"
                "    orcid: ⟦XXXX-XXXX-XXXX-XXXX⟧\n    affiliations:\n"
                "      - ⟦Department of Something, University of Whatever⟧\n",
                path="metadata.yaml",
            ),
            Example(
                fails="title: On Lupus\ndoi: 10.5555/1\nauthors: [{name: Chen Li}]\n"
                "abstract: ⟦Lorem ipsum dolor sit amet, consectetur adipiscing elit.⟧\n",
                path="article.yaml",
                reports="Lorem ipsum",
            ),
            Example(
                passes="title: TODO comments in research software\ndoi: 10.5555/1\n"
                "authors: [{name: Xxena Abstract}]\nkeywords: [keywords in context, todo lists]\n",
                path="article.yaml",
            ),
            Example(
                passes="title: '{{ title }}'\ndoi: 10.5555/1\nauthors: [{name: Chen Li}]\n",
                path="article.yaml",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yields a finding at each value that is a placeholder."""
        for article in document.articles:
            for path, member in _PATHS:
                for at, text in _strings(article, path):
                    if _is_placeholder(text, member):
                        yield self._unfilled(article, at, text)

    def _unfilled(self, article: Article, at: str, text: str) -> Finding:
        shown = " ".join(text.split())
        shown = shown if len(shown) <= 40 else shown[:39].rstrip() + "…"
        message = f"“{shown}” is a placeholder; fill in the value or remove the key"
        return self.finding(article.span(at), message, pointer=at)


def _is_placeholder(text: str, member: str) -> bool:
    head = text[:_LONGEST]
    if "{{" in head or "{%" in head or "${" in head:
        return False
    of_member = _OF_MEMBER.get(member)
    return bool(re.search(_ANY, head) or (of_member and re.search(of_member, head)))


def _strings(article: Article, path: str) -> Iterator[tuple[str, str]]:
    before, star, after = path.partition("/*")
    if not star:
        places = [path]
    else:
        held = article.get(before)
        places = [f"{before}/{k}{after}" for k in range(len(held) if isinstance(held, list) else 0)]
    for at in places:
        value = article.get(at)
        if isinstance(value, str) and value:
            yield at, value
