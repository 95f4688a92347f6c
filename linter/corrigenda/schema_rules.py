"""The rules that schemas report under: (id, severity where the schema names none, page).

`corrigenda.engine_rules` lists them beside the engine's own. Those of the families metadata and
keywords come from profiles, those of the family schema from the schemas of users.
"""

from __future__ import annotations

from corrigenda.finding import Severity

_PROFILES: tuple[tuple[str, Severity, str], ...] = (
    (
        "metadata/required",
        Severity.ERROR,
        """Metadata that the profile asks for and the article does not have.

        Which those are is said by the profile (`minimal`, `standard`, `strict`, one of a journal,
        an archive or an index, or a schema of your own), each with its own severity;
        `corrigenda rules --profile NAME` shows them. The finding stands at what lacks the value:
        the author without a name, or the title for the article as a whole.

        Add the value; or, where your journal does not ask for it, choose another profile.""",
    ),
    (
        "metadata/empty",
        Severity.WARNING,
        """A value that is there and says nothing: an empty title, abstract or keyword.

        An index takes the empty text for the title. Fill it in, or remove the key.""",
    ),
    (
        "metadata/type",
        Severity.ERROR,
        """A value of the wrong type: a text where a number belongs, one value for a list.

        Programs that read the file stop there, or drop the value without a word. In YAML, a
        number or a date that is meant as text goes into quotes.""",
    ),
    (
        "metadata/format",
        Severity.WARNING,
        """A value that is not written in the form the profile asks for, such as a date.""",
    ),
    (
        "metadata/choice",
        Severity.ERROR,
        """A value that is not one of those the profile allows.""",
    ),
    (
        "metadata/length",
        Severity.WARNING,
        """A text or list that is shorter or longer than the profile allows.

        The limits of journal profiles come from the journal's guidelines for authors, which the
        schema of the profile names.""",
    ),
    (
        "metadata/unknown-key",
        Severity.WARNING,
        """A key that the profile does not know, often a slip of the pen for one it knows.

        Nobody reads it: its value is lost.""",
    ),
    (
        "metadata/invalid",
        Severity.ERROR,
        """Metadata that the profile does not allow, in a way no other rule has a name for.""",
    ),
    (
        "keywords/count",
        Severity.WARNING,
        """Fewer or more keywords than the profile allows.

        Too few, and the article is not found; too many, and it is found by the wrong readers.""",
    ),
)

_KEYWORDS = (
    ("required", "A key that your schema requires and the data lacks (`required`)."),
    ("dependent-required", "A key that another key requires (`dependentRequired`)."),
    ("type", "A value of another type than your schema asks for (`type`)."),
    ("enum", "A value that is not among those your schema lists (`enum`)."),
    ("const", "A value other than the one your schema asks for (`const`)."),
    ("pattern", "A text that does not match the pattern of your schema (`pattern`)."),
    ("format", "A text that is no date, e-mail address or URI as your schema asks (`format`)."),
    ("additional-properties", "A key your schema does not know (`additionalProperties`)."),
    ("unevaluated-properties", "A key your schema does not know (`unevaluatedProperties`)."),
    ("property-names", "A key not named as your schema asks (`propertyNames`)."),
    ("min-length", "A text shorter than your schema allows (`minLength`)."),
    ("max-length", "A text longer than your schema allows (`maxLength`)."),
    ("min-words", "A text of fewer words than your schema allows (`x-minWords`)."),
    ("max-words", "A text of more words than your schema allows (`x-maxWords`)."),
    ("minimum", "A number below the least your schema allows (`minimum`)."),
    ("maximum", "A number above the greatest your schema allows (`maximum`)."),
    ("exclusive-minimum", "A number that is not above the bound (`exclusiveMinimum`)."),
    ("exclusive-maximum", "A number that is not below the bound (`exclusiveMaximum`)."),
    ("multiple-of", "A number that is no multiple of the one your schema names (`multipleOf`)."),
    ("min-items", "A list shorter than your schema allows (`minItems`)."),
    ("max-items", "A list longer than your schema allows (`maxItems`)."),
    ("unique-items", "A list that holds a value twice (`uniqueItems`)."),
    ("contains", "A list without the item your schema asks for (`contains`)."),
    ("min-contains", "A list with too few of the items your schema asks for (`minContains`)."),
    ("max-contains", "A list with too many of the items your schema counts (`maxContains`)."),
    ("min-properties", "A mapping with fewer keys than your schema allows (`minProperties`)."),
    ("max-properties", "A mapping with more keys than your schema allows (`maxProperties`)."),
    ("any-of", "A value that fits none of the alternatives of your schema (`anyOf`)."),
    ("one-of", "A value that fits none of the alternatives, or several (`oneOf`)."),
    ("not", "A value that your schema rules out (`not`)."),
    ("false", "A value where your schema allows none (a schema that is `false`)."),
    ("invalid", "A value that your schema does not allow, by a keyword without a rule of its own."),
    ("no-data", "A file without data or front matter, to which a schema of yours is bound."),
)

_USERS = """{}

            Your own schemas are bound to files under `[[tool.corrigenda.schema]]`. Say in the
            schema under which rule, with which severity and in which words to report this:

                "x-corrigenda": {{"{}": {{"rule": "lesson/level", "severity": "warning"}}}}"""


def _camel(name: str) -> str:
    if name in ("min-words", "max-words"):
        return f"x-{name[:3]}Words"
    first, *rest = name.split("-")
    return first + "".join(word.capitalize() for word in rest)


SCHEMA_RULES: tuple[tuple[str, Severity, str], ...] = (
    *_PROFILES,
    *(
        (f"schema/{name}", Severity.ERROR, _USERS.format(doc, _camel(name)))
        for name, doc in _KEYWORDS
    ),
)
