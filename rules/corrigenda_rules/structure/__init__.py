"""Rules on how a document is put together: ids and what refers to them."""
