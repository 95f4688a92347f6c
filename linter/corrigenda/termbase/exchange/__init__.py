"""Termbases from and for other programs: TBX, tables, MeSH, Vale; and as YAML or JSON of ours.

Everything goes by way of `concepts.Terms`. A module a format; each is imported when it is asked
for, none by a check.
"""
