"""The three long articles: what was put in on purpose is found, at its line.

Known misses of `sepsis-cohort.md`, which are in no list: MRI used once after its definition,
“n=128” in a cell, “12450” alone, “3 emergency departments”, “the 2 values”, straight quotation
marks among few curly ones; of `hearth-trial.xml`: “51.49” in a column of mixed things, HADS
defined and not used (a proper name), “Supplementary Table 2” beside “Table S1”; of
`eelgrass-restoration.md`: “global positioning system” again after GPS, which is never used.

The lists are those of the author of the articles, kept apart from the lists of all findings, so
that a change of the golden lists cannot lose a planted defect unseen.
"""

from __future__ import annotations

import pytest

from seeds.test_golden import SEEDS, findings

COHORT = (
    (17, "abbreviations/undefined", "MARS"),
    (17, "consistency/variant-spelling", "judgement"),
    (21, "consistency/decade-apostrophe", "1990's"),
    (21, "terminology/variants", "antiinflammatory"),
    (23, "consistency/greek", "TNF-alpha"),
    (27, "terminology/variants", "noninvasive"),
    (33, "consistency/date-form", "March 30, 2020"),
    (37, "consistency/accent", "naive"),
    (44, "consistency/list-case", "altered"),
    (49, "consistency/unit-space", "37°C"),
    (49, "consistency/unit-form", "5 ml"),
    (51, "consistency/species-form", "E. coli"),
    (55, "abbreviations/defined-unused", "MAP"),
    (59, "terminology/variants", "followup"),
    (63, "consistency/range-dash", "Mann-Whitney"),
    (63, "consistency/percent-form", "percent"),
    (63, "terminology/term", "GraphPad prism"),
    (63, "terminology/variants", "data set"),
    (69, "consistency/range-dash", "4-9"),
    (71, "consistency/p-value-form", "p=.04"),
    (81, "consistency/decimal-places", "3.85"),
    (85, "consistency/heading-case", "Biomarkers On Arrival"),
    (87, "consistency/unit-form", "µg L−1"),
    (87, "consistency/eponym", "Crohn disease"),
    (89, "consistency/figure-missing", "Fig. 4"),
    (89, "consistency/reference-form", "Fig."),
    (89, "consistency/latin-plural", "indexes"),
    (93, "consistency/figure-missing", "Figure 3"),
    (99, "abbreviations/defined-unused", "ARS"),
    (105, "spelling/dialect", "oedema"),
    (107, "consistency/species-case", "Coli"),
    (117, "abbreviations/long-form-again", "intensive care unit"),
    (119, "consistency/dash-style", "—"),
    (125, "abbreviations/defined-twice", "PCT"),
    (133, "authorship/name-spelling", "Kowalzcyk"),
    (137, "terminology/term", "Pubmed"),
)
"""sepsis-cohort.md: line, rule, a part of the text that is reported."""

TRIAL = (
    (8, "identifiers/issn", "2049-3631"),
    (17, "identifiers/orcid", "0000-0002-1694-2339"),
    (24, "authorship/unknown-affiliation", "a5"),
    (30, "spelling/typo", "Univeristy"),
    (32, "authorship/unused-affiliation", "Institute of Physiotherapy"),
    (35, "authorship/name-spelling", "Oyelarn"),
    (43, "dates/order", "11"),
    (58, "spelling/typo", "assesment"),
    (60, "abbreviations/undefined", "KCCQ"),
    (65, "typography/doubled-word", "in"),
    (69, "keywords/duplicate", "Heart Failure"),
    (116, "consistency/date-form", "November 9, 2023"),
    (129, "terminology/variants", "waitlist"),
    (135, "consistency/list-case", "pregnancy"),
    (155, "consistency/range-dash", "3-5"),
    (159, "consistency/greek", "beta-blocker"),
    (165, "consistency/phrase-case", "Usual Care"),
    (169, "consistency/heading-case", "Outcomes and Measurements"),
    (175, "abbreviations/defined-twice", "LVEF"),
    (176, "abbreviations/mixed-form", "NT-pro-BNP"),
    (177, "consistency/unit-form", "2 ml"),
    (179, "consistency/unit-form", "20 mm Hg"),
    (184, "terminology/variants", "reinfarction"),
    (197, "consistency/range-dash", "dose-response"),
    (198, "abbreviations/defined-differently", "CR"),
    (210, "consistency/operator-space", "n=164"),
    (216, "consistency/eponym", "Raynaud phenomenon"),
    (217, "consistency/unit-space", "91 %"),
    (266, "consistency/p-value-form", "p=.003"),
    (269, "consistency/reference-form", "Fig."),
    (270, "consistency/percent-form", "percent"),
    (287, "consistency/figure-order", "Table 3"),
    (294, "consistency/latin-plural", "indexes"),
    (325, "terminology/variants", "Non-fatal"),
    (327, "structure/unknown-id", "f4"),
    (327, "consistency/figure-missing", "Figure"),
    (343, "abbreviations/long-form-again", "heart failure"),
    (357, "consistency/dash-style", "—"),
    (372, "terminology/term", "data base"),
    (372, "spelling/dialect", "color"),
    (377, "references/journal-form", "European Journal of Cardiac Care"),
    (384, "references/page-range", "71"),
    (388, "references/duplicate", "Sorensen"),
    (388, "references/uncited", "Sorensen"),
)
"""hearth-trial.xml: the same."""


EELGRASS = (
    (10, "identifiers/orcid", "0000-0002-7183-4581"),
    (15, "keywords/duplicate", "Seagrass"),
    (16, "references/uncited", "references.bib"),
    (21, "abbreviations/undefined", "BACI"),
    (27, "references/unknown", "bremmer2009"),
    (29, "typography/doubled-word", "the the"),
    (36, "consistency/list-case", "do"),
    (47, "consistency/date-form", "July 21, 2016"),
    (57, "consistency/unit-space", "15cm"),
    (61, "abbreviations/defined-unused", "LOI"),
    (71, "typography/space-before-punctuation", " ."),
    (73, "consistency/p-value-form", "p=0.41"),
    (87, "consistency/heading-case", "Animals In The Sediment"),
    (89, "consistency/reference-key", "@fig:fauna"),
    (91, "consistency/percent-form", "92 percent"),
    (95, "terminology/variants", "data set"),
    (101, "structure/empty-section", "Salinity and temperature"),
    (107, "references/unknown", "grahn2013"),
    (109, "spelling/typo", "neccessary"),
    (111, "terminology/variants", "Re-growth"),
    (115, "spelling/dialect", "color"),
    (115, "consistency/figure-missing", "Figure 5"),
    (119, "declarations/data-on-request", "available from the corresponding author"),
    (123, "authorship/contributions", "JP"),
)
"""eelgrass/eelgrass-restoration.md: the same."""

EELGRASS_LIST = (
    (17, "references/page-range", "97--79"),
    (28, "identifiers/doi", "."),
    (38, "identifiers/doi", "5555/al.2005.52.301"),
    (79, "references/duplicate", "@article{vantveer2019,"),
    (97, "identifiers/url", "htps://"),
    (104, "dates/impossible", "2200"),
    (120, "references/duplicate", "@article{pereira2021b,"),
    (135, "references/in-press", "in press"),
)
"""eelgrass/references.bib: the same."""


@pytest.mark.parametrize(
    ("name", "planted", "words"),
    [
        ("sepsis-cohort.md", COHORT, 3000),
        ("hearth-trial.xml", TRIAL, 3000),
        ("eelgrass/eelgrass-restoration.md", EELGRASS, 2500),
        ("eelgrass/references.bib", EELGRASS_LIST, 200),
    ],
)
def test_what_was_planted_is_found_at_its_line(
    name: str, planted: tuple[tuple[int, str, str], ...], words: int
) -> None:
    path = SEEDS / name
    assert len(path.read_text(encoding="utf-8").split()) >= words
    found = [(f.location.start.line, f.rule, f.location.text) for f in findings(path)]
    missed = [
        (line, rule, text)
        for line, rule, text in planted
        if not any(line == at and rule == r and text in t for at, r, t in found)
    ]
    assert missed == []
