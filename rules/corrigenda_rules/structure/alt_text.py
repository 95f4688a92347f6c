"""structure/alt-text: an image that says nothing to those who cannot see it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda.text import Span
from corrigenda_rules._spans import Spans

_HEAD = "<article><front><article-meta/></front><body><sec><title>Ice</title><p>It melts.</p>"
_END = "</sec></body></article>"


class AltText(Rule):
    """An image without a text that stands for it.

    Readers who hear the article, and those whose browser does not show the image, are told the
    name of a file or nothing. In Markdown the text in the brackets of an image is also its caption.

    In Markdown, `![](ice.png)` and `<img>` without `alt` are reported; an `alt=""` that is written
    out says that the image is an ornament. With the profile strict, figures of JATS articles
    without `<alt-text>` are reported as well, once a file. Code is not looked at.

    Write in a few words what the image shows.
    """

    meta = RuleMeta(
        id="structure/alt-text",
        severity=Severity.INFO,
        since="0.2",
        sources=("WCAG 2.2, 1.1.1 Non-text Content", "JATS, <alt-text>"),
        examples=(
            Example(fails="# Ice\n\n⟦![](ice.png)⟧\n", reports="has no text"),
            Example(fails="# Ice\n\nSee ⟦![ ](a/ice.png)⟧{width=50%}.\n", reports="“ice.png”"),
            Example(fails='# Ice\n\n⟦<img src="ice.png" width="50%">⟧\n', reports="“ice.png”"),
            Example(
                passes='# Ice\n\n![Thin ice](ice.png)\n\n<img src="line.png" alt="">\n\n'
                "```\n![](ice.png)\n```\n\nWrite `![](ice.png)`, or <!-- ![](ice.png) --> that.\n"
                "\n![](map.png){fig-alt=\"A map\"}\n",
            ),
            Example(
                passes=f'{_HEAD}<fig id="f1"><label>Figure 1</label><caption><p>Ice.</p></caption>'
                f'<graphic href="a.tif"/></fig>{_END}',
                path="a.xml",
            ),
        ),
    )  # fmt: skip

    def check(self, document: Document) -> Iterator[Finding]:
        """Looks at every image."""
        if document.format == "markdown":
            yield from self._markdown(document)
        elif document.format == "jats" and self.level == "strict":
            yield from self._jats(document)

    def _markdown(self, document: Document) -> Iterator[Finding]:
        text = document.source.text
        if "![" not in text and "<img" not in text:
            return
        code = [match.span() for match in re.finditer(_CODE, text)]
        silent = Spans([*(comment.span for comment in document.comments), *code])
        for match in re.finditer(_IMAGE, text):
            if match.start() in silent:
                continue
            name = re.split(r"[/\\]", (match[1] or match[2] or "").strip("<> "))[-1].split(" ")[0]
            yield self.finding(
                Span(*match.span()),
                f"the image{f' “{name[:60]}”' if name else ''} has no text that stands for it: "
                "write what it shows",
            )

    def _jats(self, document: Document) -> Iterator[Finding]:
        text = document.source.text
        if "<alt-text" not in text:
            match = re.search(r"<fig(?:\s[^<>]*[^/<>])?>(?=(?s:.){0,9999}?<graphic\b)", text)
            if match:
                yield self.finding(
                    Span(*match.span()),
                    "no figure has a text that stands for it: write what each shows in <alt-text>",
                )


_CODE = (
    r"(?m)^ {0,3}(`{3,}|~{3,})[^\n]*\n(?s:.*?)(?:^ {0,3}\1|\Z)"
    r"|(?<!`)(`{1,2})(?!`)[^`\n]{1,500}\2(?!`)"
    r"|^<pre\b(?s:.{0,5000}?)</pre>"
)
_IMAGE = (
    r"!\[\s*\]\(([^()\n]{1,500})\)(?!\{[^{}\n]{0,300}alt=)"
    r"|<img\b(?![^<>]{0,999}\salt\s*=)(?:[^<>]{0,500}?\ssrc\s*=\s*[\"']([^\"'<>\n]{1,500}))?[^<>]{0,500}>"
)
