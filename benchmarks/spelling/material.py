"""What is measured on: texts with planted errors whose places are known, and clean texts."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from corrigenda.document import PROSE, Document
from corrigenda.readers import format_of, read
from corrigenda.text import SourceText

from .noise import kind_of, lose_ligature, slip, weight

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_PLAIN = re.compile(r"(?<![\w’'-])[A-Za-z][a-z]{3,}(?![\w’'-])")
_GAP = 200  # characters between two planted errors: a writer seldom errs twice in a sentence
_KINDS = PROSE | {"kwd", "aff"}


class Planted(NamedTuple):
    """An error and its place: code points into the text. `block` is the kind of its block."""

    start: int
    end: int
    wrong: str
    right: str
    kind: str
    block: str


class Text(NamedTuple):
    """A file to check. Text without planted errors is clean, and what is found there an alarm.

    `blocks` are its blocks as (start, end, kind), in order.
    """

    name: str
    text: str
    planted: tuple[Planted, ...] = ()
    blocks: tuple[tuple[int, int, str], ...] = ()

    def block_at(self, offset: int) -> str:
        """The kind of the block at an offset, "" for none."""
        at = bisect_right([start for start, _, _ in self.blocks], offset) - 1
        if at < 0 or self.blocks[at][1] <= offset:
            return ""
        return self.blocks[at][2]

    def words(self) -> int:
        """How many words it has."""
        return len(WORD.findall(self.text))

    def words_by_block(self) -> Iterator[tuple[str, int]]:
        """The kinds of its blocks and their numbers of words."""
        for start, end, kind in self.blocks:
            yield kind, len(WORD.findall(self.text[start:end]))


class Material(NamedTuple):
    """Texts, and the words (lower case) known to be misspelt in them already: not counted."""

    name: str
    texts: tuple[Text, ...]
    known: frozenset[str] = frozenset()


def blocks_of(document: Document) -> tuple[tuple[int, int, str], ...]:
    """The blocks of a document as (start, end, kind) in the source."""
    spans = ((block.span(), block.kind) for block in document.blocks if block.text)
    return tuple(sorted((span.start, span.end, kind) for span, kind in spans))


def text_of(name: str, text: str, planted: tuple[Planted, ...] = ()) -> Text:
    """A text with its blocks; the planted errors get the kinds of theirs."""
    made = Text(name, text, planted, blocks_of(read(SourceText(name, text))))
    return made._replace(planted=tuple(p._replace(block=made.block_at(p.start)) for p in planted))


# -- the project's own pages --------------------------------------------------------------------


def own(root: Path, rounds: int, is_word: Callable[[str], bool]) -> Material:
    """The seed articles and the pages of documentation, clean and `rounds` times with slips.

    `is_word` says whether a word is a common one: slips that make a common word are no typos,
    and words that nobody knows are not misspelt either.
    """
    paths = sorted(
        [*(root / "seeds").glob("*.*"), *root.glob("*.md"), *(root / "docs").glob("*.md")]
    )
    texts: list[Text] = []
    known: set[str] = set()
    for path in paths:
        if path.suffix == ".expected":
            expected = path.read_text(encoding="utf-8")
            for quoted in re.findall(r' spelling/[\w-]+ ("(?:[^"\\]|\\.)*")', expected):
                known.add(json.loads(quoted).lower())
        elif format_of(path.name) in ("page", "markdown"):
            text = path.read_text(encoding="utf-8")
            clean = text_of(path.name, text)
            texts.append(clean)
            for k in range(rounds):
                draw = Random(f"{path.name}:{k}")
                texts.append(plant(clean, f"{k:02d}-{path.name}", draw, is_word))
    return Material("own pages, seeded noise", tuple(texts), frozenset(known))


def plant(clean: Text, name: str, draw: Random, is_word: Callable[[str], bool]) -> Text:
    """The text with a slip here and there, some of them a matter of spaces."""
    document = read(SourceText(clean.name, clean.text))
    places: list[tuple[float, int, int]] = []
    for block in document.blocks:
        if block.kind in _KINDS:
            for match in _PLAIN.finditer(block.text):
                if is_word(match.group().lower()) and block.is_verbatim(*match.span()):
                    start, end = block.span(*match.span())
                    places.append((draw.random() ** (1 / weight(match.group())), start, end))
    places.sort(reverse=True)
    chosen: list[tuple[int, int, str, str]] = []
    for _, start, end in places:
        if any(abs(start - other) < _GAP for other, _, _, _ in chosen):
            continue
        made = _error(clean.text, start, end, draw, is_word)
        if made:
            chosen.append(made)
    out: list[str] = []
    planted: list[Planted] = []
    done = length = 0
    for start, end, wrong, right in sorted(chosen):
        out += [clean.text[done:start], wrong]
        at = length + start - done
        planted.append(Planted(at, at + len(wrong), wrong, right, kind_of(wrong, right), ""))
        length, done = at + len(wrong), end
    out.append(clean.text[done:])
    return text_of(name, "".join(out), tuple(planted))


def _error(
    text: str, start: int, end: int, draw: Random, is_word: Callable[[str], bool]
) -> tuple[int, int, str, str] | None:
    word = text[start:end]
    how = draw.choices(("letters", "split", "joined", "ligature"), (64, 8, 8, 20))[0]
    right, stop = word, end
    if how == "ligature":
        wrong = lose_ligature(word, draw) or slip(word, draw)
    elif how == "letters":
        wrong = slip(word, draw)
    elif how == "split":
        at = draw.randrange(2, len(word) - 1) if len(word) > 6 else 0
        wrong = f"{word[:at]} {word[at:]}" if at else ""
        if all(map(is_word, wrong.lower().split())):
            wrong = ""
    else:
        following = re.compile(r" ([a-z]{2,})(?![\w’'-])").match(text, end)
        if following and is_word(following.group(1)):
            stop, right = following.end(), word + following.group()
        wrong = text[start:stop].replace(" ", "") if stop > end else ""
    if len(wrong) < 3 or wrong == right or is_word(wrong.lower()):
        return None
    return start, stop, wrong, right


# -- development data -----------------------------------------------------------------------------


def development(folder: Path, part: str) -> Material:
    """Real misspellings in their sentences, planted among paragraphs, and clean articles.

    The folder holds `errors.json` (objects with wrong, right, text, start, domain, part),
    `clean.jsonl` (one a line: text, ext, part) and `published-typos.txt` (one a line, before a
    tab). `part` is train, test or all.
    """
    errors: list[dict[str, Any]] = json.loads((folder / "errors.json").read_text(encoding="utf-8"))
    lines = (folder / "clean.jsonl").read_text(encoding="utf-8").split("\n")
    clean: list[dict[str, Any]] = [json.loads(line) for line in lines if line]
    known = known_words(folder / "published-typos.txt") | {e["wrong"].lower() for e in errors}
    if part != "all":
        errors = [e for e in errors if e["part"] == part]
        clean = [d for d in clean if d["part"] == part]
    texts = [text_of(f"clean-{n:03d}{d['ext']}", _plain(d["text"])) for n, d in enumerate(clean)]
    hosts = [t.text for t in texts if t.name.endswith(".txt") and len(t.text) > 15_000]
    hosts = hosts or [t.text for t in texts] or [""]
    errors.sort(key=lambda e: (e["domain"], e["wrong"], e["start"]))
    for k in range(0, len(errors), 5):
        host = hosts[(k // 5) % len(hosts)][:15_000]
        texts.append(_among(f"errors-{k // 5:03d}.md", errors[k : k + 5], host))
    return Material(f"development data, {part}", tuple(texts), frozenset(known))


def _among(name: str, errors: list[dict[str, Any]], host: str) -> Text:
    """Sentences with errors between the paragraphs of a host article."""
    paragraphs = [p for p in re.split(r"\n\s*\n", host) if len(p) > 80]
    step, text = max(1, len(paragraphs) // 5), ""
    planted: list[Planted] = []
    for n, error in enumerate(errors):
        text += "\n\n".join(paragraphs[n * step : (n + 1) * step]) + "\n\n"
        sentence = re.sub(r"[\r\n\t]", " ", error["text"])
        at = len(text) + error["start"] - (len(sentence) - len(sentence.lstrip()))
        text += sentence.strip() + "\n\n"
        wrong, right = error["wrong"], error["right"]
        planted.append(Planted(at, at + len(wrong), wrong, right, kind_of(wrong, right), ""))
    return text_of(name, text, tuple(planted))


def clean_folder(folder: Path) -> Material:
    """Every page and Markdown file under a folder as clean text."""
    paths = sorted(p for p in folder.rglob("*") if format_of(p.name) in ("page", "markdown"))
    texts = [
        text_of(str(p.relative_to(folder)), _plain(p.read_text(encoding="utf-8"))) for p in paths
    ]
    return Material(f"clean text, {folder.name}", tuple(texts))


def known_words(path: Path) -> frozenset[str]:
    """The words of a list, one a line before a tab, in lower case; ``#`` begins a comment."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line.split("\t")[0].lower() for line in lines if line and line[0] != "#")


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
