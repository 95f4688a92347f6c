"""corrigenda: a content-validation and publishing linter for scholarly articles.

The package is the engine. It knows no rule: rules come from packs found through the
entry-point group ``corrigenda.rules``, the built-in pack being one among equals.
"""

__version__ = "0.1.0"
