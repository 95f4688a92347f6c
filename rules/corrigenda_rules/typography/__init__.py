"""Rules on the setting of text: spaces, doubled words, brackets, quotation marks, full stops."""
