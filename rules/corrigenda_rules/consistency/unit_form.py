"""consistency/unit-form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._consistency import Form, Use, at_odds
from corrigenda_rules.consistency._marks import Number, forms, is_plain, numbers
from corrigenda_rules.consistency._units import (
    LITRES,
    form_of,
    is_unit,
    quotient,
    symbol_of,
    word_of,
)

Pairs = list[tuple[str, Use]]


class UnitForm(Rule):
    """One unit that a document writes in two ways: “mL” and “ml”, “mg/kg” and “mg kg−1”.

    A reader who meets two symbols asks whether two units are meant, and a program that takes doses
    out of texts may find one of them only. Each of these is compared, after numbers alone:

    - the litre: “mL” and “ml”, “L” and “l”, through all its parts;
    - symbols and abbreviations of one unit: “kDa” and “kD”, “h” and “hrs”, “rpm” and “RPM”;
    - quotients: “mg/kg” and “mg kg−1”, “mg/kg” and “mg per kg”;
    - powers: “cm²” and “cm2” and “cm^2”;
    - the sign of degrees Celsius: “37 °C”, “37 ºC” (the ordinal of Spanish), “37 C”;
    - millimetres of mercury: “mmHg” and “mm Hg”.

    A symbol beside the word (“24 h”, “24 hours”) is an `info`: many write the word in sentences
    and the symbol in brackets. The form used most is suggested, where the
    counts are even that of the SI.

    Write the symbol of the SI Brochure, in one way.
    """

    meta = RuleMeta(
        id="consistency/unit-form",
        severity=Severity.WARNING,
        confidence=Confidence.HIGH,
        since="0.2",
        fix="unsafe",
        yields_to=("terminology/term",),
        sources=(
            "BIPM, The International System of Units (SI Brochure), 9th ed., 5.2–5.4",
            "AMA Manual of Style, 11th ed., chapter 17 (units of measure)",
        ),
        examples=(
            Example(
                fails="Add 5 mL of buffer, 10 mL of water and ⟦2 ml⟧ of acid.",
                reports="“ml” (1×, line 1) beside “mL” (2×, line 1)",
                fixed="Add 5 mL of buffer, 10 mL of water and 2 mL of acid.",
            ),
            Example(
                fails="They got 5 mg/kg, then 10 mg/kg, then ⟦20 mg kg−1⟧ of it.",
                reports="“mg kg−1” (1×",
            ),
            Example(
                fails="We gave 5 mg/kg twice and 2 mg/kg once, that is ⟦7 mg per kg⟧.",
                reports="“mg per kg”",
            ),
            Example(
                fails="For 24 h, then 48 h, then ⟦2 hrs⟧.",
                fixed="For 24 h, then 48 h, then 2 h.",
            ),
            Example(fails="Areas of 5 cm², of 7 cm² and of ⟦9 cm2⟧.", reports="“cm2”"),
            Example(
                fails="At 37 °C, at 4 °C and at ⟦25 ºC⟧.", fixed="At 37 °C, at 4 °C and at 25 °C."
            ),
            Example(fails="At 120 mmHg and 80 mmHg, not ⟦90 mm Hg⟧."),
            Example(passes="Add 5 mL of buffer, 10 µL of enzyme and 2 L of water."),
            Example(passes="Areas of 5 cm^2^, of 7 cm<sup>2</sup> and of 9 cm²."),
            Example(passes="Spin at 300 rpm; see the file ml_5.csv, `5 ml` and the 5 mL tube."),
            Example(passes="He said “take 5 ml of it”; take 5 mL and 6 mL."),
            Example(passes="Doses of 5 mg/kg and rates of 5 m per step; 5 kg per animal."),
            Example(passes="At 37 °C the 5 C atoms bind; a 3 h run, 5 H atoms, a 2 L flask."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the symbols, the quotients, the powers and the degree signs."""
        found = numbers(document)
        for pairs, unit, right in _symbols(found):
            advice = f"write the {unit} in one way, as “{{}}”"
            yield from self._report(document, pairs, advice, favourite=right)
        litres = _litres(found)
        if len({kind for kind, _ in litres}) > 1:
            named = _named(litres)
            yield from self._report(document, named, "write the litre in one way, as in “{}”")
        advice = "write “{}” throughout"
        yield from self._report(document, _degrees(found), advice, favourite="°C")
        yield from self._report(document, _mercury(found), advice, favourite="mmHg")
        yield from self._quotients(document, found)
        for pairs in _words(found):
            yield from self._report(
                document,
                pairs,
                "write “{}” after numbers throughout",
                severity=Severity.INFO,
                custom=3,
            )

    def _report(
        self,
        document: Document,
        pairs: Pairs,
        advice: str,
        *,
        severity: Severity | None = None,
        favourite: str | None = None,
        custom: float = 1,
    ) -> Iterator[Finding]:
        yield from at_odds(
            self,
            document,
            forms(pairs),
            advice=advice,
            rewrite=_rewritten,
            severity=severity,
            favourite=favourite,
            custom=custom,
        )

    def _quotients(self, document: Document, found: dict[str, list[Number]]) -> Iterator[Finding]:
        pairs: Pairs = []
        per: dict[tuple[str, str], Pairs] = {}
        powers: Pairs = []
        for unit, all_ in found.items():
            if not unit or not unit[0].isalpha() or len(unit) > 5:
                continue
            for number in all_:
                text = number.block.text
                follower = text[number.after : number.after + 1]
                if follower in ("2", "3", "²", "³", "^") and unit[-1] == "m" and len(unit) < 3:
                    powers += _power(number)
                if follower and follower in "/ \xa0\u2009\u202f·⋅.•":
                    match = quotient().match(text, number.after)
                    if match is not None:
                        use = Use(number.block, number.start, match.end())
                        how = match.lastgroup
                        if how in ("under", "base"):
                            pairs.append(("slash" if how == "under" else "index", use))
                        if how in ("under", "word"):
                            key = (unit, match[how])
                            name = text[number.after - len(unit) : match.end()]
                            per.setdefault(key, []).append((name.replace(" / ", "/"), use))
        if len({kind for kind, _ in pairs}) > 1:
            yield from at_odds(
                self,
                document,
                forms(_named(pairs)),
                advice="write all quotients as in “{}”",
                rewrite=_untold,
            )
        for group in per.values():
            yield from at_odds(self, document, forms(group), rewrite=_untold)
        yield from at_odds(
            self,
            document,
            forms(powers),
            advice="write powers of units as in “{}”",
            rewrite=_untold,
        )


def _untold(_use: Use, _model: Form) -> None:
    """A form that is named by an example tells no other use's text."""


def _use(number: Number) -> Use:
    return Use(number.block, number.start, number.after)


def _symbols(found: dict[str, list[Number]]) -> Iterator[tuple[Pairs, str, str]]:
    known = form_of()
    groups: dict[str, set[str]] = {}
    for unit in found:
        if unit in known:
            groups.setdefault(known[unit][0], set()).add(unit)
    for name, units in groups.items():
        if len({known[unit][1] for unit in units}) > 1:
            yield (
                [
                    (known[unit][1], _use(number))
                    for unit in sorted(units)
                    for number in found[unit]
                    if is_unit(number)
                ],
                name.partition(" (")[0],
                symbol_of()[name],
            )


def _litres(found: dict[str, list[Number]]) -> Pairs:
    return [
        (unit[-1], _use(number))
        for unit in found
        if unit in LITRES
        for number in found[unit]
        if is_unit(number) and (number.gap or len(unit) > 1)
    ]


def _named(pairs: Pairs) -> Pairs:
    """The uses with the forms called by what stands there: “mL, µL”, up to three."""
    names: dict[str, list[str]] = {}
    for kind, use in sorted(pairs, key=lambda pair: pair[1].span):
        text = _symbol(use.text)
        if text not in names.setdefault(kind, []):
            names[kind].append(text)
    return [(", ".join(names[kind][:3]), use) for kind, use in pairs]


def _symbol(text: str) -> str:
    return " ".join(re.sub(r"^[\d.,·]+\s?", "", text).split())


def _degrees(found: dict[str, list[Number]]) -> Pairs:
    pairs = []
    for unit, all_ in found.items():
        if unit[:1] in ("°", "º", "˚") and unit[-1] == "C":
            pairs += [(unit[0] + "C", _use(number)) for number in all_ if is_unit(number)]
    if pairs:
        for number in found.get("C", ()):
            before = number.block.text[max(0, number.start - 8) : number.start]
            if number.gap and is_unit(number) and before.rstrip("−-–").endswith((" at ", " to ")):
                pairs.append(("C", _use(number)))
        for number in found.get("oC", ()):
            pairs.append(("oC", _use(number)))
    return pairs


def _mercury(found: dict[str, list[Number]]) -> Pairs:
    closed = [("mmHg", _use(number)) for number in found.get("mmHg", ())]
    parted = [
        ("mm Hg", Use(n.block, n.start, n.after + 3))
        for n in found.get("mm", ())
        if re.match(r"\sHg\b", n.block.text[n.after : n.after + 4])
    ]
    return [*closed, *parted]


def _power(number: Number) -> Pairs:
    text, at = number.block.text, number.after
    end = at + (2 if text[at] == "^" else 1)
    if text[end : end + 1].isalnum() or text[at:end] == "^":
        return []
    use = Use(number.block, number.start, end)
    raised = text[at] in "²³" or (text[at] != "^" and not is_plain(use))
    return [("cm²" if raised else "cm^2" if text[at] == "^" else "cm2", use)]


def _words(found: dict[str, list[Number]]) -> Iterator[Pairs]:
    """Names of units beside their symbols (hours, h) in the body; an abstract spells out."""
    known = word_of()
    groups: dict[str, set[str]] = {}
    for unit in found:
        if unit in known:
            groups.setdefault(known[unit][0], set()).add(unit)
    for units in groups.values():
        if len({known[unit][1] for unit in units}) > 1:
            pairs = [
                (known[unit][1], _use(number))
                for unit in sorted(units)
                for number in found[unit]
                if is_unit(number) and number.gap and number.block.kind != "abstract"
            ]
            yield _named(pairs)


def _rewritten(use: Use, model: Form) -> str | None:
    """A use with the symbol of the preferred form, where it is one symbol for another."""
    name = model.name
    match = re.match(r"([\d.,·]+\s?)(.+)\Z", use.text, re.DOTALL)
    if match is None:
        return None
    unit = match[2]
    if unit.strip("µμumdn") in ("l", "L") and ("l" in name or "L" in name):
        return match[1] + unit[:-1] + name.partition(",")[0][-1]
    if unit in form_of() and name in form_of():
        return match[1] + name.replace("µ", "μ" if "μ" in use.block.text else "µ")
    if unit[0] in "°º˚" and name[0] in "°º˚":
        return match[1] + name[0] + unit[1:]
    return None
