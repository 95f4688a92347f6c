"""Rules on how a document is put together: sections, captions, ids and what refers to them."""
