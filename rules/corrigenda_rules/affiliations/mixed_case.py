"""affiliations/mixed-case: a small letter in the name of an institution."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from corrigenda.article import Article
from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._values import Value, quote, value, word_set

_FUNCTION = word_set(
    "a an and at by for from in into its of on or the to with within under near between",
    "against across through toward towards via",
)
_ENGLISH = word_set(
    "academy administration advanced affiliated agency agricultural agriculture analysis",
    "animal applied artificial associated association astronomy authority basic biological",
    "biology biomedical biosciences biotechnology branch campus cancer cardiology",
    "cardiovascular care center centre chemical chemistry children city civil clinic clinical",
    "college commission community company computational computer computing control",
    "corporation council critical data dental dentistry department dermatology design",
    "development diagnostic disease diseases division earth ecology economics education",
    "electrical electronic emergency endocrinology energy engineering environment",
    "environmental epidemiology evolution evolutionary experimental faculty federal first",
    "food foundation fundamental gastroenterology general genetics genomics geography geology",
    "geosciences global government graduate group gynecology health hematology higher",
    "hospital human immunology industrial infectious informatics information infirmary",
    "innovation institute institution integrated intelligence intensive interdisciplinary",
    "internal international key lab laboratories laboratory learning library life limited",
    "management marine materials maternal mathematical mathematics mechanical mechanics",
    "medical medicine mental microbiology military ministry molecular museum national natural",
    "neurology neuroscience neurosciences network nuclear nursing nutrition obstetrics",
    "occupational office oncology open ophthalmology organic orthopaedics orthopedics",
    "paediatrics park pathology pediatrics people's pharmaceutical pharmacology pharmacy",
    "philosophy physical physics physiology planetary plant policy polytechnic preventive",
    "processing program programme province provincial psychiatry psychological psychology",
    "public quantitative quantum radiology regional rehabilitation reproductive research",
    "resources respiratory rheumatology royal rural safety school science sciences second",
    "section security service services social society software space state statistical",
    "statistics stem studies surgery surgical sustainable system systems teaching technical",
    "technological technologies technology theoretical therapeutics third traditional",
    "training translational trust union unit university urban urology veterinary virology",
    "vision water western women's zoology",
)
"""Words of English names of institutions: they tell an English name, and what may be capital."""
_ASIDE = word_set(
    "affiliated also associate avenue based block both building candidate city consultant",
    "county currently director district doctoral doing engineer fellow floor former formerly",
    "founder head including intern joint jointly lane lecturer level located main manager",
    "member named near originally part physician prefecture previously professor province",
    "researcher retired road room scholar scientist second state street student suite town",
    "unit village visiting where which who",
)
"""Words that describe a place, or a person and the post, beside the name."""


class _Slip(NamedTuple):
    word: str
    start: int
    end: int
    where: str = "among words that begin with a capital"


class MixedCase(Rule):
    """A word in small letters among the capitals of an institution's name.

    “First teaching Hospital of Tianjin University” is the name of one hospital, written in two
    ways at once. Names of institutions are matched letter by letter in many places, and the slip
    shows on every page of the author.

    Compared are the words of one name (between commas): it is reported when all its other words
    of weight begin with a capital. Small function words (of, for, the), names in other languages,
    which capitalise by their own rules, descriptions in small letters and abbreviations are
    exempt. So is a small letter that the article's affiliations use throughout.
    """

    meta = RuleMeta(
        id="affiliations/mixed-case",
        severity=Severity.WARNING,
        since="0.1",
        confidence=Confidence.MEDIUM,
        words=True,
        fix="unsafe",
        examples=(
            Example(
                fails="title: Sea ice\nauthors:\n  - name: Ada Field\n    affiliation: 1\n"
                "affiliations:\n  - index: 1\n"
                "    name: Second ⟦affiliated⟧ Hospital of Harbour Medical University, Kiel\n"
                "doi: 10.5555/1\n",
                reports="“affiliated” stands in small letters",
                fixed="title: Sea ice\nauthors:\n  - name: Ada Field\n    affiliation: 1\n"
                "affiliations:\n  - index: 1\n"
                "    name: Second Affiliated Hospital of Harbour Medical University, Kiel\n"
                "doi: 10.5555/1\n",
                path="metadata.yaml",
            ),
            Example(
                fails="title: Sea ice\nauthors:\n  - name: Ada Field\n    affiliation: 1\n"
                "affiliations:\n  - index: 1\n"
                "    name: Department of Marine ⟦biology⟧, University of Oslo\n"
                "doi: 10.5555/1\n",
                path="metadata.yaml",
            ),
            Example(
                fails="title: Sea ice\nauthors:\n  - name: Ada Field\n    affiliation: 1\n"
                "affiliations:\n  - index: 1\n"
                "    name: ETH ⟦zurich⟧, Zurich, Switzerland\n"
                "doi: 10.5555/1\n",
                reports="Zurich",
                path="metadata.yaml",
            ),
            Example(
                passes="title: Sea ice\nauthors:\n  - name: Ada Field\n    affiliation: 1\n"
                "affiliations:\n  - index: 1\n"
                "    name: School of life sciences, Université Paris sciences et lettres\n"
                "  - index: 2\n    name: Institut national, Danmarks Tekniske universitet\n"
                "  - index: 3\n    name: Independent researcher, formerly at Ice Institute\n"
                "  - index: 4\n    name: eScience Center, UiT The Arctic University of Norway\n"
                "doi: 10.5555/1\n",
                path="metadata.yaml",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Reads the affiliations of every article."""
        for article in document.articles:
            yield from self._affiliations(article)

    def _affiliations(self, article: Article) -> Iterator[Finding]:
        names = [
            found
            for at, _ in article.items("affiliations")
            if (found := value(article, f"{at}/name")) is not None
        ]
        slips = [(name, slip) for name in names for slip in _slips(name.text)]
        slips += _beginnings(names)
        if not slips:
            return
        capital, small = _habits(names)
        reported = set()
        for name, slip in slips:
            title = slip.word[0].upper() + slip.word[1:]
            if small[slip.word] > 1 and not capital[slip.word]:
                continue  # the article writes it so throughout
            span = name.part(slip.start, slip.end)
            if span in reported:
                continue
            reported.add(span)
            yield self.finding(
                span,
                f"{quote(slip.word)} stands in small letters {slip.where}: {title}",
                suggestions=[title],
                fix=name.fix((slip.start, slip.end, title), safe=False),
                pointer=name.pointer,
            )


def _habits(names: list[Value]) -> tuple[Counter[str], Counter[str]]:
    """How many distinct affiliations have each word with a capital, and in small letters."""
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for text in {name.text for name in names}:
        words = set(re.findall(r"[^\W\d_][\w'’-]*", text))
        capital.update({word.lower() for word in words if word[0].isupper()})
        small.update({word for word in words if word[0].islower()})
    return capital, small


def _beginnings(names: list[Value]) -> Iterator[tuple[Value, _Slip]]:
    """The affiliations that begin with a small letter while most others do with a capital."""
    small = [name for name in names if name.text[0].islower()]
    if not small or len(small) * 2 >= len(names):
        return
    for name in small:
        word = re.match(r"[a-z]{4,}\b", name.text)
        if word and word[0] in _ENGLISH:
            where = "at the beginning of the affiliation"
            yield name, _Slip(word[0], *word.span(), where)


def _slips(text: str) -> Iterator[_Slip]:
    for name in re.finditer(r"[^,;:()\[\]/|.–—\n]+", text):
        slip = _slip(name[0])
        if slip is not None:
            yield _Slip(slip.word, name.start() + slip.start, name.start() + slip.end)
    # “ETH zurich, Zurich, Switzerland”: the affiliation itself says that it is a place
    for place in re.findall(r",\s*([A-Z][a-z]{3,30})(?=\s*(?:,|$))", text):
        for match in re.finditer(rf"(?<![\w.@-]){place.lower()}(?![\w.@-])", text):
            yield _Slip(match[0], *match.span(), "though it is a name elsewhere")


def _slip(name: str) -> _Slip | None:
    """The one small word of an English name that is otherwise in capitals."""
    words = [_Slip(m[0], *m.span()) for m in re.finditer(r"[^\W_][\w'’&-]*", name)]
    small = [w for w in words if w.word[0].islower() and w.word not in _FUNCTION]
    if len(small) != 1:
        return None
    slip = small[0]
    capitals = [w for w in words if w.word[0].isupper() and w.word.lower() not in _FUNCTION]
    if (
        len(slip.word) < 4
        or not slip.word.isascii()
        or not slip.word.replace("-", "").replace("'", "").islower()
        or any(character.isdigit() for character in slip.word)
        or len([w for w in capitals if len(w.word) > 1]) < 2
        or not any(w.word.lower() in _ENGLISH for w in capitals)
    ):
        return None
    ordinary = slip.word in _ENGLISH
    following = [w for w in words if w.start > slip.start]
    if slip.word in _ASIDE and not (ordinary and following and following[0].word[0].isupper()):
        return None
    # an unknown word is only a slip when a long name of capitals goes on after it
    if not ordinary and (len(capitals) < 3 or not following or words[0] is slip):
        return None
    return slip
