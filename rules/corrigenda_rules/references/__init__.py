"""Rules on the list of references and on what the text cites from it."""
