"""A scanner that takes white space as YAML 1.2 has it, where the library's refuses it.

Imported only when a file has YAML: the library costs as much as the rest of the program.
"""

from __future__ import annotations

from typing import Any

from ruamel.yaml.scanner import Scanner

_BREAKS = "\r\n\x85\u2028\u2029"
_AFTER_INDICATOR = _BREAKS + " \t\0,[]{}"


class LenientScanner(Scanner):
    """Reads tabs that separate and do not indent, and empty lines with fewer spaces than the text.

    YAML 1.2.2, sections 6.2 (separation spaces), 6.6 (comments) and 8.1.1.1 (block indentation);
    and, by 7.3.3 (plain style), a question mark or colon that begins a plain scalar in a flow
    collection.
    """

    def check_key(self) -> Any:
        """Whether a question mark begins a key, which white space or an indicator must follow."""
        return super().check_key() and self.reader.peek(1) in _AFTER_INDICATOR

    def check_value(self) -> Any:
        """Whether a colon ends a key; without a space after it, a quoted key or a collection."""
        reader = self.reader
        if self.flow_level and reader.peek(1) not in _AFTER_INDICATOR:
            return self._before() in ('"', "'", "]", "}")
        return super().check_value()

    def check_plain(self) -> Any:
        """Whether a plain scalar begins here."""
        reader = self.reader
        if reader.peek() == "?" and reader.peek(1) not in _AFTER_INDICATOR:
            return True
        return super().check_plain()

    def scan_to_next_token(self) -> Any:
        """Goes on to the next token, over tabs before it that are no indentation."""
        super().scan_to_next_token()
        reader = self.reader
        while reader.peek() == "\t":
            length = self._white_length()
            following = reader.peek(length)
            if following not in _BREAKS + "#\0" and not self._is_within_line():
                return
            reader.forward(length)
            super().scan_to_next_token()

    def scan_plain_spaces(self, indent: Any, start_mark: Any) -> Any:
        """The white space inside a plain scalar, tabs before a line break or a word included."""
        length = self._white_length()
        prefix = self.reader.prefix(length)
        if "\t" not in prefix:
            return super().scan_plain_spaces(indent, start_mark)
        following = self.reader.peek(length)
        self.reader.forward(length)
        if following in _BREAKS:
            return super().scan_plain_spaces(indent, start_mark)
        return [] if following in "#\0" else [prefix]

    def scan_block_scalar_indentation(self) -> Any:
        """The empty lines at the start of a block scalar, and how far its text is indented."""
        breaks: list[Any] = []
        widest = 0
        end_mark = self.reader.get_mark()
        while (char := self.reader.peek()) in " " + _BREAKS:
            if char == " ":
                self.reader.forward()
                widest = max(widest, self.reader.column)
            else:
                breaks.append(self.scan_line_break())
                end_mark = self.reader.get_mark()
        return breaks, widest, end_mark

    def _white_length(self) -> int:
        length = 0
        while self.reader.peek(length) in " \t":
            length += 1
        return length

    def _before(self) -> str:
        """The last character before this place that is no white space."""
        reader = self.reader
        at = reader.pointer - 1
        while at >= 0 and reader.buffer[at] in _BREAKS + " \t":
            at -= 1
        return reader.buffer[at] if at >= 0 else ""

    def _is_within_line(self) -> bool:
        """Whether something other than white space stands on the line before this place."""
        reader = self.reader
        line = reader.buffer[reader.pointer - reader.column : reader.pointer]
        return bool(line.strip(" \t"))
