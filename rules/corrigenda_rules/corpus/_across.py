"""The forms of one thing in several files: which is preferred, and how the others are told."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from corrigenda.article import Article
from corrigenda.document import Document
from corrigenda.finding import Confidence, Edit, Finding, Fix, Related, Severity
from corrigenda.rule import CorpusFact, Rule
from corrigenda.text import Span
from corrigenda_rules._values import quote, unaccented
from corrigenda_rules.spelling._lexicon import lexicon
from corrigenda_rules.spelling._slips import distance

Forms = Mapping[str, Sequence[CorpusFact]]
"""The forms of one thing, as written, each with the facts that have it."""

_LONGEST = 300
_SLIPS = 2
_MOST = 200
"""How many names that are the same but for one word are compared with one another."""


def files(facts: Iterable[CorpusFact]) -> set[str]:
    """The paths of the files that have one of the facts."""
    return {fact.path for fact in facts}


def at_odds(
    rule: Rule,
    forms: Forms,
    *,
    severity: Severity | None = None,
    confidence: Confidence | None = None,
    mend: bool = False,
) -> Iterator[tuple[str, Finding]]:
    """A finding in each file that has another form than most files have; none for one file alone.

    Where as many files have one form as another, nothing is recommended and all but the first are
    told of. A file that has both forms is left to the rules that look at one document. `mend`: an
    unsafe fix puts the preferred form in place of the fact.
    """
    if len(forms) < 2 or len(files(fact for facts in forms.values() for fact in facts)) < 2:
        return
    ranked = sorted(forms, key=lambda form: (-len(files(forms[form])), forms[form][0]))
    best = ranked[0]
    decided = len(files(forms[best])) > len(files(forms[ranked[1]]))
    at_home = files(forms[best])
    model = forms[best][0]
    others = f"{quote(best)} ({_counted(at_home)})"
    advice = f"write {quote(best)} throughout" if decided else "write one of them throughout"
    for form in ranked[1:]:
        seen: set[str] = set()
        for fact in forms[form]:
            if fact.path in at_home or fact.path in seen:
                continue
            seen.add(fact.path)
            yield (
                fact.path,
                rule.finding(
                    fact.span,
                    f"{quote(form)} ({_counted(files(forms[form]))}) beside {others}: {advice}",
                    severity=severity,
                    confidence=confidence,
                    related=[Related(model.span, f"{quote(best)} stands here", model.path)],
                    suggestions=[best] if decided else (),
                    fix=Fix((Edit(*fact.span, best),), safe=False) if mend and decided else None,
                ),
            )


def _counted(paths: set[str]) -> str:
    return "1 file" if len(paths) == 1 else f"{len(paths)} files"


def complete(document: Document) -> Iterator[Article]:
    """The articles that the file is or stands for: not the records of a bibliography."""
    whole = document.format == "markdown"
    return (article for article in document.articles if article.complete or whole)


def are_copies(a: str, b: str) -> bool:
    """Whether two files are one article in two formats, by their names.

    They have the same name but for the ending, or stand in one folder with different endings
    (``paper.md`` and ``CITATION.cff``).
    """
    (stem, end), (other, other_end) = os.path.splitext(a), os.path.splitext(b)
    if os.path.basename(stem) == os.path.basename(other) and end != other_end:
        return True
    return os.path.dirname(a) == os.path.dirname(b) and end != other_end


def twice(rule: Rule, facts: Iterable[CorpusFact], message: str) -> Iterator[tuple[str, Finding]]:
    """A finding for each fact whose value another file had before.

    `message` has ``{}`` for the path of that file. Copies of one article in several formats are
    no two files.
    """
    first: dict[str, list[CorpusFact]] = {}
    for fact in facts:
        before = first.setdefault(fact.value, [])
        if any(are_copies(fact.path, other.path) or fact.path == other.path for other in before):
            continue
        before.append(fact)
        if len(before) > 1:
            other = before[0]
            yield (
                fact.path,
                rule.finding(
                    fact.span,
                    message.format(other.path),
                    related=[Related(other.span, "it stands here too", other.path)],
                ),
            )


def plain(name: str) -> str:
    """A name for comparison: no case, accents, punctuation or article, “and” for “&”."""
    folded = unaccented(name[:_LONGEST]).casefold().replace("&", " and ")
    words = re.findall(r"[^\W_]+", folded)
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def near(
    names: Iterable[str], vocabulary: frozenset[str], *, known: bool
) -> Iterator[tuple[str, str]]:
    """Pairs of plain names that differ in one word, by a letter or two of it, in order.

    One of the two words must be in `vocabulary` (“Hunan” and “Henan” are two provinces), the other
    one must be no word at all or, with `known`, be there too.
    """
    masked: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for name in sorted(set(names)):
        words = name.split()
        for at, word in enumerate(words):
            if len(word) > 4:
                key = (*words[:at], "", *words[at + 1 :])
                masked.setdefault(key, []).append((word, name))
    found = set()
    for group in masked.values():
        for k, (word, name) in enumerate(group[:_MOST]):
            for other, second in group[k + 1 : _MOST]:
                if _is_slip({word, other}, vocabulary, known) and distance(word, other) <= _SLIPS:
                    found.add((name, second))
    return iter(sorted(found))


def _is_slip(pair: set[str], vocabulary: frozenset[str], known: bool) -> bool:
    others = pair - vocabulary
    return len(others) < 2 and (
        known if not others else not any(map(lexicon().__contains__, others))
    )


def grouped(facts: Iterable[CorpusFact]) -> dict[str, dict[str, list[CorpusFact]]]:
    """The facts (values are names) by their plain name, then by the form as written.

    Names in capitals throughout are left out: they say nothing of case.
    """
    found: dict[str, dict[str, list[CorpusFact]]] = {}
    for fact in facts:
        form = " ".join(str(fact.value).split())
        key = plain(form)
        if key and not form.isupper():
            found.setdefault(key, {}).setdefault(form, []).append(fact)
    return found


def merged(groups: Mapping[str, Forms], pair: tuple[str, str]) -> dict[str, list[CorpusFact]]:
    """The forms of two plain names as the forms of one thing, each by its most frequent form."""
    forms: dict[str, list[CorpusFact]] = {}
    for key in pair:
        group = groups[key]
        name = min(group, key=lambda form: (-len(group[form]), form))
        forms[name] = sorted(fact for facts in group.values() for fact in facts)
    return forms


def place(article: Article, at: str, start: int, end: int) -> Span:
    """The source of a part of the string at a pointer; of all of it where it has no map."""
    text = article.text(at)
    return text.span(start, end) if text is not None else article.span(at)
