"""Termbases: which words to write, which to avoid, and why; as data that editors keep.

The way of a term: `reading` takes a file apart and says what is wrong with it, `entries` makes its
values into entries, `expanding` works out every form that an entry stands for, `packing` puts them
into a text that loads in no time (`loading` keeps it in the cache), `terms` composes several
termbases and finds their forms in a document, and `context` tells where a form is none of theirs.
"""
