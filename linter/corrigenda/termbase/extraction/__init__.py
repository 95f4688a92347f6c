"""Finds the terms of a set of articles, and proposes a termbase of them.

`candidates` cuts prose into runs of words that may be terms, `cvalue` counts and ranks what is in
them, `variants` gathers the ways one term is written.
"""
