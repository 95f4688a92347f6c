"""spelling/dialect."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Fix, Related, Severity
from corrigenda.rule import Example, Option, Rule, RuleMeta
from corrigenda_rules.spelling._blocks import SKIP, judged
from corrigenda_rules.spelling._dialects import (
    NAMES,
    Table,
    Use,
    declared,
    foreign,
    likeliest,
    opener,
    respelled,
    table,
    uses,
)
from corrigenda_rules.spelling._respelling import american

_SHOWN = 4
"""How many words a message names of each side."""
_RELATED = 8
"""How many other places a finding names."""


class Dialect(Rule):
    """British and American spellings mixed in one document.

    “Tumour” in the title and “tumor” in the abstract are two words for a search in the page, and
    read as if nobody had gone over the text. Journals ask for one dialect throughout.

    The dialect in which most of the text is spelled wins, or the one that is declared: by the
    option `dialect`, or by the language of the file (``lang: en-GB``). What is spelled otherwise
    is reported once per document, at the first such word, with the counts of both sides. One word
    alone is not reported unless the document has it in both spellings. Where the option declares
    the dialect, each word of another is reported, once, at its first place.

    British English has -ize as well as -ise (Oxford spelling), so “organize” is no sign of
    American; both endings in one British text are reported as a mix of their own. A text that is
    right in Canadian or Australian spelling all through (“colour” and “analyze”) is no mix.

    Only words in small letters count, and those that open a title or a paragraph: another capital
    may make a name (World Health Organization, Centre for Disease Control, a journal). Quotations,
    references, keywords, affiliations, code and file names do not count, nor do words that science
    writes in both ways everywhere (analogue, catalog, sulfate, fetus, gray).
    """

    meta = RuleMeta(
        id="spelling/dialect",
        severity=Severity.WARNING,
        confidence=Confidence.HIGH,
        since="0.1",
        words=True,
        fix="unsafe",
        options=(
            Option(
                "dialect", "", "the dialect to be used; empty: the document's own", ("", *NAMES)
            ),
            SKIP,
        ),
        sources=(
            "SCOWL (Spell Checker Oriented Word Lists): see NOTICE",
            "New Hart's Rules, 2nd ed., 3.1.1 (-ise and -ize), 21.2 (American and British)",
        ),
        examples=(
            Example(
                fails="The color of each center, the color of the rim. The ⟦tumour⟧ was centred.",
                reports="British “tumour” (1×), “centred” (1×) beside American “color” (2×)",
                fixed="The color of each center, the color of the rim. The tumor was centered.",
            ),
            Example(
                fails="We analysed tumours and their behaviour; tumours grew. A ⟦tumor⟧ was large.",
                reports="“tumor”",
                fixed="We analysed tumours and their behaviour; tumours grew. A tumour was large.",
            ),
            Example(
                fails="The behaviour was organized, characterized and ⟦organised⟧ by colour.",
                reports="“organised” (1×) beside “organized” (1×)",
            ),
            Example(
                fails="---\nlang: en-US\n---\n\nThe ⟦tumour⟧ and the tumour and the neighbours.\n",
                reports="in a document that is declared American",
            ),
            Example(
                fails="The ⟦tumor⟧, the other tumor and the ⟦color⟧.",
                reports="is not British",
                options={"dialect": "en-GB"},
                fixed="The tumour, the other tumour and the colour.",
            ),
            Example(
                fails="# ⟦Behaviour⟧ of tumours in mice\n\nThe tumor changed behavior and color.",
                reports="“behaviour” (1×), “tumours” (1×)",
                fixed="# Behavior of tumors in mice\n\nThe tumor changed behavior and color.",
            ),
            Example(passes="# Centre for Tumours\n\nThe tumor changed the behavior and color."),
            Example(
                passes="The color and the behavior. The “tumour” and the “colour” of the others."
            ),
            Example(passes="The colour of the tumour was analysed, organized and characterized."),
            Example(passes="In Canada the colours of the centre were analyzed and organized."),
            Example(
                passes="We recognized the color. The World Health Organisation and the Centre for "
                "Labour of the Ministry of Defence recognized the tumors."
            ),
            Example(passes="The neighbors and the behavior; set `colour` in `tumour_centre.css`."),
            Example(passes="The neighbors and the color of one odour."),
            Example(passes="The exercise was advised and revised, a wise premise to supervise."),
            Example(passes="The behaviour of sulfate, fetus and analogues: gray and grey."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the words of the vocabulary that tell a dialect; looks for places only then."""
        known = table()
        blocks = judged(document, self.options)
        words = frozenset(document.vocabulary.keys() & known.regions.keys())
        words |= known.regions.keys() & {
            opener(block)
            for block in blocks
            if block.tokens and block.tokens[0].lower() in known.regions
        }
        asked: str = self.options["dialect"]
        said = asked or declared(document.lang)
        if not words or not _is_worth_a_look(words, said, known):
            return
        found = uses(blocks, words, document.lang)
        counts = Counter(use.word for use in found)
        if not counts:
            return
        dialect = said or likeliest(counts, known.regions)
        strange = frozenset(foreign(counts, dialect, known.regions))
        minority = [use for use in found if use.word in strange]
        majority = [use for use in found if use.word not in strange]
        if asked:
            yield from self._each(minority, dialect, known)
        elif _outweighs(strange, counts.keys() - strange) and (
            said or all(foreign(counts, d, known.regions) for d in NAMES)
        ):
            other = _signs(majority, dialect, known)
            yield self._mix(minority, other, _told(minority, other, dialect, bool(said)), known)
        if dialect == "en-GB":
            yield from self._endings(majority, known)

    def _each(self, found: Sequence[Use], dialect: str, known: Table) -> Iterator[Finding]:
        """One finding for each word of another dialect than the one that is asked for."""
        for word in dict.fromkeys(use.word for use in found):
            places = [use for use in found if use.word == word]
            right = known.to_american.get(word) or known.to_british[word]
            message = f"“{word}” ({len(places)}×) is not {NAMES[dialect]}: write “{right}”"
            yield self._mix(places, [], message, known)

    def _endings(self, found: Sequence[Use], known: Table) -> Iterator[Finding]:
        """The mix of -ise and -ize in a British text."""
        with_s, with_z = ({u.word for u in found if _ends(u.word, e, known)} for e in "sz")
        sides = [[use for use in found if use.word in side] for side in (with_s, with_z)]
        fewer, more = sorted(sides, key=len)
        if _outweighs({u.word for u in fewer}, {u.word for u in more}):
            message = (
                f"{_listed(fewer)} beside {_listed(more)}: British English has both endings; "
                "write one of them throughout"
            )
            yield self._mix(fewer, more, message, known)

    def _mix(
        self, minority: Sequence[Use], majority: Sequence[Use], message: str, known: Table
    ) -> Finding:
        first = minority[0]
        edits = [u.block.edit(u.start, u.end, respelled(u, known)) for u in minority]
        made = tuple(edit for edit in edits if edit is not None)
        others = {use.word: use for use in reversed(minority) if use.word != first.word}
        related = [
            Related(use.block.span(use.start, use.end), f"“{use.word}” stands here")
            for use in [*reversed(others.values()), *majority[:1]]
        ]
        return self.finding(
            first.block.span(first.start, first.end),
            message,
            related=related[-_RELATED:],
            suggestions=[respelled(first, known)],
            fix=Fix(made, safe=False) if len(made) == len(edits) else None,
            pointer=first.block.pointer,
        )


def _is_worth_a_look(words: frozenset[str], said: str, known: Table) -> bool:
    """Whether a mix is possible by the words of the vocabulary, wherever they stand."""
    if said and foreign(words, said, known.regions):
        return True
    with_s, with_z = ({w for w in words if _ends(w, letter, known)} for letter in "sz")
    if _outweighs(min(with_s, with_z, key=len), max(with_s, with_z, key=len)):
        return said in ("", "en-GB")
    if said or not _mixed(words, known):
        return False
    # In either dialect: quotations left out, the other one may be that of most words.
    for dialect in ("en-US", "en-GB"):
        strange = frozenset(foreign(words, dialect, known.regions))
        if not _outweighs(strange, words - strange):
            return False
    return True


def _mixed(words: Collection[str], known: Table) -> bool:
    """Whether no dialect has all of these words as they are, or British has both of its endings."""
    if all(foreign(words, dialect, known.regions) for dialect in NAMES):
        return True
    return any(_ends(w, "s", known) for w in words) and any(_ends(w, "z", known) for w in words)


def _ends(word: str, letter: str, known: Table) -> bool:
    """Whether a word of the table has -ise (`letter` s) or -ize (z), and could have the other."""
    regions = known.regions
    if letter == "z":
        return "Z" in regions[word]
    return "Z" in regions.get(known.to_american.get(word, ""), "")


def _outweighs(minority: Collection[str], majority: Collection[str]) -> bool:
    """Whether the minority is more than one word that happens to be spelled so.

    It is where there are two such words, or where the other side has the same word.
    """
    fewer = {_stem(word) for word in minority}
    return len(fewer) > 1 or not fewer.isdisjoint(map(_stem, majority))


def _stem(word: str) -> str:
    """The American spelling of a word without its inflection."""
    plain = american(word).removesuffix("s").removesuffix("ed").removesuffix("ing")
    return plain.removesuffix("e").removesuffix("l")


def _signs(found: Sequence[Use], dialect: str, known: Table) -> list[Use]:
    """The uses that would be foreign in the opposite dialect."""
    opposite = "en-US" if dialect in ("en-GB", "en-AU") else "en-GB"
    signs = frozenset(foreign((use.word for use in found), opposite, known.regions))
    return [use for use in found if use.word in signs]


def _told(minority: Sequence[Use], majority: Sequence[Use], dialect: str, said: bool) -> str:
    name = NAMES[dialect]
    if said:
        return f"{_listed(minority)} in a document that is declared {name}: write {name} spellings"
    other = NAMES["en-GB" if dialect == "en-US" else "en-US"]
    return (
        f"{other} {_listed(minority)} beside {name} {_listed(majority)}: "
        "write one spelling throughout"
    )


def _listed(found: Sequence[Use]) -> str:
    """The words with their counts, the most frequent by name."""
    counts = Counter(use.word for use in found)
    shown = ", ".join(f"“{word}” ({count}×)" for word, count in counts.most_common(_SHOWN))
    more = len(counts) - _SHOWN
    return f"{shown} and {more} more" if more > 0 else shown
