"""consistency/phrase-case."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import lru_cache

from corrigenda.document import Block, Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._consistency import Form, Use, at_odds, quotations
from corrigenda_rules._values import word_set
from corrigenda_rules.consistency._headings import SMALL, bare

_KINDS = frozenset({"abstract", "p", "list-item", "caption", "fn"})
_SHORT = 200
"""A paragraph of so many characters is text, however it ends."""
_FEW = 3
_JOINED = "_.@/&’'-"
"""What joins a capital to what stands before it."""
_NOT_FIRST = word_set(
    "additional all and appendix author authors both box but chapter equation extended figure",
    "for from here march materials may method methods other our results scheme section see some",
    "such supplemental supplementary supporting table that the their then there these they this",
    "those video what when where which while who will with",
)
"""Words that open a sentence, a label or the name of a section, and no phrase of two cases."""

_LABELS = frozenset({"day", "group", "model", "phase", "stage", "step", "type"})
"""Words that name a member of a series, where they stand alone: “Group A”."""

_OPENERS = word_set(
    "a after all although an any as before both by during each every for from how if in most no",
    "of on our since some that the these this those to two unlike using via we when with",
)
"""Words before a phrase at the beginning of a sentence."""

_ALONE = word_set(
    "bayesian boolean cartesian euclidean gaussian hamiltonian internet laplacian markovian",
    "mendelian newtonian web",
)
"""Single words that people write in both ways and mean the same."""


class PhraseCase(Rule):
    """A phrase that the text writes with capitals here and in small letters there.

    “Randomized Controlled Trial” and “randomized controlled trial”, “Western blot” and “western
    blot”, “Internet” and “internet”: inside a sentence a term has capitals or it has not. Terms are
    often capitalised where an abbreviation is made of their letters (“Chimeric Antigen Receptor
    (CAR)”); that is not needed, and the text goes on in small letters.

    Judged is running text only, inside sentences: no headings, references, quotations,
    words in italics, nor the names of sections (“see Materials and Methods”). A name that never
    stands in small letters is no finding, and neither is a phrase inside a longer name
    (“Department of Medical Genetics”). The form used most is recommended; look at the fix, because
    a phrase may be a name here and a common noun there.
    """

    meta = RuleMeta(
        id="consistency/phrase-case",
        severity=Severity.WARNING,
        confidence=Confidence.MEDIUM,
        since="0.2",
        words=True,
        fix="unsafe",
        yields_to=("terminology/name-case", "terminology/term"),
        sources=("The Chicago Manual of Style, 17th ed., 8.1 (chiefly lowercase)",),
        examples=(
            Example(
                fails="We run a randomized controlled trial. Each ⟦Randomized Controlled Trial⟧ is "
                "dear. No randomized controlled trial is free.",
                reports="beside “randomized controlled trial” (2×",
                fixed="We run a randomized controlled trial. Each randomized controlled trial is "
                "dear. No randomized controlled trial is free.",
            ),
            Example(
                fails="Of ⟦Chimeric Antigen Receptor⟧ (CAR) cells, a chimeric antigen receptor and "
                "another chimeric antigen receptor.",
                reports="“Chimeric Antigen Receptor” (1×",
            ),
            Example(
                fails="We made a Western blot, a second Western blot, and a last ⟦western blot⟧.",
                reports="write “Western blot” throughout",
                fixed="We made a Western blot, a second Western blot, and a last Western blot.",
            ),
            Example(
                fails="They use the internet. All is on the ⟦Internet⟧, and the internet is large.",
                reports="“Internet” (1×",
            ),
            Example(passes="The Department of Medical Genetics teaches medical genetics."),
            Example(passes="The Beck Depression Inventory (BDI) measures depression."),
            Example(passes="See Materials and Methods. The materials and methods were dear."),
            Example(passes="Western blot was made. We made a western blot. Random Forest: yes."),
            Example(
                passes="## Random Forest\n\nA random forest grows. “Random Forest” is a title."
            ),
            Example(passes="We saw them in May be what may; in Table 1 a table stands; Type II."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Looks for each phrase in capitals in small letters as well."""
        known = document.vocabulary
        if not any(word[0].isupper() and word.lower() in known for word in known):
            return
        blocks = [block for block in document.blocks if block.kind in _KINDS]
        titles = {bare(block.text) for block in document.of_kind("title")}
        raised: dict[str, list[Use]] = {}
        for block in blocks:
            found = list(_raised(block, known))
            for phrase, use in found if found and _is_sentences(block) else ():
                if phrase not in titles:
                    raised.setdefault(phrase, []).append(use)
        taken: set[tuple[int, int]] = set()
        flat = " ".join(block.text for block in blocks).replace("\n", " ") if raised else ""
        for phrase in sorted(raised, key=lambda p: -len(p)):
            if phrase not in flat:
                continue
            lowered = [use for block in blocks for use in _lowered(block, phrase)]
            lowered = [use for use in lowered if (id(use.block), use.start) not in taken]
            if not lowered:
                continue
            taken.update((id(use.block), use.start) for use in lowered)
            uses: dict[str, list[Use]] = {phrase: lowered}
            for use in raised[phrase]:
                uses.setdefault(_plain(use.text), []).append(use)
            forms = [Form(name, tuple(places)) for name, places in uses.items()]
            sure = len(lowered) + len(raised[phrase]) >= _FEW or _defines(raised[phrase][0])
            if not sure:
                continue  # “Hallmark Genes” once, “hallmark genes” once: one may be a name
            yield from at_odds(
                self,
                document,
                forms,
                rewrite=_rewritten,
                favourite=phrase if _defines(raised[phrase][0]) else None,
            )


@lru_cache(maxsize=1)
def _runs() -> re.Pattern[str]:
    """Words with a capital, one after the other, and the small word after a single one."""
    tail = "[a-z]{2,}(?: [1-4](?= [A-Z][a-z]))?"
    # The first thing in it is a letter, so that the scan looks at capitals only.
    return re.compile(
        rf"[A-Z](?:{tail}|[A-Z]{{0,4}}[ -](?:[A-Z]{{1,5}}[ -])?[A-Z]{tail})"
        rf"(?:[ \n-](?:(?:of|and|for|in|the|with|to|on) (?:the )?)?[A-Z]{tail})*"
        r"(?P<next>[ \n-][a-z]{3,})?(?![\w@/])"
    )


def _raised(block: Block, known: Mapping[str, int]) -> Iterator[tuple[str, Use]]:
    """The phrases in capitals inside the sentences of a block, with their small letters."""
    text = block.text
    quoted = quotations(text)
    for match in _runs().finditer(text):
        start, end = match.start(), match.start("next") if match["next"] else match.end()
        if start and (text[start - 1].isalnum() or text[start - 1] in _JOINED):
            continue
        led = text.startswith(("A ", "I "), start)
        start += 2 * led
        run = text[start:end]
        if run.isalpha() and run.lower() not in _ALONE:
            # Most capitals begin a sentence or a name.
            inside = led or (text[start - 1] == " " and text[start - 3 : start - 1].islower())
            if not inside or not match["next"] or run.lower() not in known:
                continue
        if not led and _opens(text, start):
            start = _inside(text, start, end, known)
            if start == end:
                continue
        elif _in_longer_name(text, start):
            continue
        words = [_lower(word) for word in re.split(r"[ \n-]", text[start:end])]
        if words[0] in _NOT_FIRST or not all(w in known or w.isdigit() for w in words):
            continue
        if len(words) == 1 and words[0] not in _ALONE:
            after = (match["next"] or " ")[1:]
            if after not in known or words[0] in _LABELS or after in SMALL:
                continue
            end = match.end()
        if _goes_on(text, end) or bisect_right(quoted, start) % 2 or _leans(block, start):
            continue
        use = Use(block, start, end)
        yield re.sub(r"[^ -]+", lambda m: _lower(m[0]), _plain(use.text)), use


def _inside(text: str, start: int, end: int, known: Mapping[str, int]) -> int:
    """Where in ``text[start:end]``, which opens a sentence, a phrase begins; `end` for none.

    The capital of the first word says nothing: it may belong to the phrase or not.
    """
    run = text[start:end]
    first = re.match(r"([A-Z][a-z]+)[ \n-](?:(?:of|in|for|with|the|to|on|and) )?", run)
    if first is None or text[end : end + 1] in (".", ":"):
        return end
    whole = first[1].lower() not in _OPENERS and run.count(" ") >= _FEW - 1
    if whole and all(_lower(w) in known or w.isdigit() for w in re.split(r"[ \n-]", run)):
        return start
    rest = run[first.end() :]
    if re.search(r"[ \n-][A-Z]", rest) or rest.lower() in _ALONE:
        return start + first.end()
    return end


def _lower(word: str) -> str:
    """A word in small letters, if it is none of capitals: “T Cell” is “T cell”."""
    return word if word.isupper() else word.lower()


def _is_sentences(block: Block) -> bool:
    """Whether a block is written in sentences: no list of keywords, no title, no label."""
    text = block.text
    if text[-1] not in ".?!:)" and len(text) < _SHORT:
        return False
    return 2 * sum(map(str.istitle, block.tokens)) < len(block.tokens)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _opens(text: str, start: int) -> bool:
    """Whether a word opens a sentence, a part of one after a colon, or an item."""
    before = text[max(0, start - 4) : start].rstrip(" \n")
    return not before or before[-1] in ".?!:;•–—)“\"'‘[|" or (before[-1] == "(" and start < 3)


def _in_longer_name(text: str, start: int) -> bool:
    """Whether a capital before a phrase says that it is part of a name, or of a list of terms."""
    before = text[max(0, start - 24) : start]
    if re.search(r"(?:[A-Z]{2,}\w*[ ,:=–-]+|[&/@\ufffc-] ?)$", before):
        return True
    match = re.search(r"([A-Z][\w.’'-]*)[ \n](?:of |and |for |the )*$", before)
    return match is not None and match[1].lower() not in _OPENERS


def _goes_on(text: str, end: int) -> bool:
    """Whether a capital, a number or a hyphen after a phrase says that it is part of a name."""
    return bool(re.match(r"[ \n-](?:[A-Z0-9&]|\ufffc)|[’']s|[-‐‑]\w|\.\w", text[end : end + 3]))


def _defines(use: Use) -> bool:
    """Whether an abbreviation in brackets follows."""
    after = use.block.text[use.end : use.end + 8]
    return re.match(r"s? \([A-Za-z0-9-]{0,3}[A-Z][A-Z0-9-]", after) is not None


def _leans(block: Block, start: int) -> bool:
    return any(lower <= start < upper for lower, upper in block.italics or ())


def _lowered(block: Block, phrase: str) -> Iterator[Use]:
    """The places where a block has a phrase in small letters."""
    first = re.split("[ -]", phrase, maxsplit=1)[0]
    if first not in block.text or not _is_sentences(block):
        return
    pattern = r"[ \n]".join(map(re.escape, phrase.split(" ")))
    for match in re.finditer(rf"(?<![\w@/.-]){pattern}(?![\w@/-]|\.\w)", block.text):
        yield Use(block, *match.span())


def _rewritten(use: Use, form: Form) -> str | None:
    return form.name if "\n" not in use.text else None
