"""Text of the web site around an article: buttons, menus, banners, link labels.

Two tests. A short line is interface when every word of it belongs to the closed vocabulary of
buttons and menus and at least one is something to press. A longer one is a banner when it speaks
to the reader about the site.
"""

from __future__ import annotations

import re
from functools import lru_cache

_ACTIONS = frozenset(
    "accept add alert browse cancel cite close collapse compare copy create dismiss display download"
    " email enlarge enter expand explore export favourite favorite follow get go hide jump"
    " listen load log login logout manage navigate next open order previous prev print purchase read"
    " register reject rent request reset save scroll search see select share show sign signin signup"
    " skip submit subscribe switch toggle track tweet unlock update upload view views visit zoom"
    " bookmark back buy checkout rate reply report respond reprints permissions preview learn"
    " join click press discuss recommend loading linkto".split()
)
_THINGS = frozenset(
    "access account alerts app apple articles article author authors available basket bibtex bluesky book"
    " browser cart citation citations clipboard collection collections comment comments content"
    " contents cookie cookies data date details dialog dropdown edit endnote epub facebook feed figure"
    " figures file files folder footer format formats full fulltext google home html image images"
    " info information institution issue issues journal journals kindle language large larger left library link"
    " links linkedin list login mail main mastodon media mendeley menu metrics mobile more navbar"
    " navigation new newsletter news notifications now options original others page pages panel pdf pdfpdf pinterest"
    " password popup powerpoint ppt preferences privacy profile quick reader readcube reddit references"
    " refworks related result results right ris rights rss saved scholar search section sections settings"
    " sidebar similar site size slide slides social supplementary supplemental tab table tables text"
    " this tiff tools top twitter username user version versions via wechat weibo whatsapp window x"
    " xml zip zotero papers publication publications journal's altmetric crossmark scopus scilit"
    " permalink png jpg csv here it all your my our us".split()
)
_SMALL = frozenset("a an and as at by down for from in into of off on or out the to up with & / |".split())

_EXACT = frozenset(
    "accesses|altmetric accesses|share|cite|metrics|comments|menu|close|search|print|download|downloads|email|facebook|twitter|linkedin"
    "|reddit|whatsapp|altmetric|metricsdetails|metrics details|figures|pdf|epub|xml|html|bibtex|ris|endnote"
    "|tools|actions|navigation|home|about|help|contact|login|log in|sign in|register|sign up|subscribe"
    "|cookies|privacy|privacy policy|terms of use|terms and conditions|accessibility|sitemap|site map|feedback"
    "|versions notes|version notes|browse figures|review reports|keyboard_arrow_down|keyboard_arrow_up|expand_more"
    "|share_outline|link copied|copied|copy link|top|back to top|go to|pubmed disclaimer|linkout|links"
    "|article menu|article views|article metrics|article overview|article level metrics|article information"
    "|article views and downloads|full text views|total views|total downloads|views|view|citations|cited|saved"
    "|crossref|google scholar|crossref google scholar|pubmed|pubmed abstract|pubmed central|web of science"
    "|scopus|cas|ads|mathscinet|article|crossmark|check for updates|check for updates. verify currency and"
    " authenticity via crossmark|supporting info|article contents|contents|table of contents|in this article"
    "|on this page|sections|outline|show outline|hide outline|loading|loading..|please wait|advertisement"
    "|advertisement - scroll to continue with content|more|more options|less|see more|show more|read more"
    "|this website uses cookies|cookie settings|cookie policy|your privacy choices|your privacy, your choice"
    "|manage cookies|manage my preferences|essential cookies only|skip to main content|skip to content"
    "|skip to article|journal information|publish with us|submit manuscript|submit your manuscript|submission guidelines"
    "|for authors|for reviewers|for librarians|for editors|about frontiers|impact|impact factor|journal home"
    "|current issue|past issues|all issues|early access|article tools|permissions|reprints and permissions"
    "|reprints|get permissions|rights & permissions|get rights and content|rights and content|request permissions"
    "|full size image|full size table|high quality image|download as powerpoint|expand|expand all|collapse all"
    "|full text links|full text|fulltext|save|add to library|create alert|add to collections|display options|format"
    "|abstract pubmed pmid|permalink|similar articles|cited by|free article|free pmc article|pmc free article"
    "|peer review reports|peer reviewed|reader comments|media coverage|social media|discover|trending|trending now"
    "|altmetric badge|dimensions badge|plumx metrics|view metrics|article has an altmetric score of|⨯|×|x|▼|▲|›|»"
    "|author info|author notes|pmc copyright notice|new design|nlm catalog|pubmed home|an official website of the"
    " united states government|here's how you know|journal list|user guide|advanced search|disclaimer |publisher site"
    "|open access policy|follow us|connect with us|stay connected|contact us|about us|careers|press|legal notice"
    "|authors info & affiliations|authors & affiliations|information & authors|metrics & citations|view options"
    "|media|tables|figures & tables|figures and tables|info & metrics|preview pdf|preview|in app|read in app"
    "|abstract only|purchase pdf|request username|forgot password|forgot your password|remember me|cancel|submit"
    "|article alerts|new citation alert added|track citations|add to favorites|add to favourites|export citation"
    "|previous article|next article|previous|next|sciprofiles|scilit|preprints.org|sciprofiles scilit preprints.org"
    " google scholar|by|add to mendeley|mendeley|wechat|weibo|bluesky|x (formerly twitter)|line|mastodon".split("|")
)  # fmt: skip

_TAIL = (
    r"View all(?: \d+)? (?:articles?|authors?|journals)|View (?:full text|article|abstract)|Show (?:more|less|all authors)"
    r"|Read more|Download PDF(?: ?PDF)?|Download citation|Download \.ris|Cite this article|Learn more"
    r"|Get rights and content|Open (?:PDF )?in (?:a )?new (?:tab|window)|View (?:in )?[Ll]arger? (?:image|version)"
    r"|Search for more papers by this author|Full size (?:image|table)|Metrics ?details|View Article Online"
    r"|\[?what does this mean\?\]?|Export citation|Request permissions|See all authors|Verified by ORCID"
)
_REFERENCE_TAIL = (
    r"(?:\[?(?:Google Scholar|Cross[Rr]ef(?: Full Text)?|PubMed(?: Abstract| Central)?|PMC free article|CAS"
    r"|Web of Science|View Article|Scopus|MathSciNet|ADS|Green Version|Article|PubMed/NCBI|ISI|View in Article"
    r"|Full Text(?: PDF)?|Abstract|DOI|Medline)\]?[\s|•·,]*)"
)
_SITE = frozenset(
    "cookie cookies browser javascript website websites site web page pages design experience newsletter alert alerts"
    " account app login password subscription feedback privacy inbox email e-mail institution username beta"
    " homepage css advertising analytics personalise personalize survey registered session download preferences"
    " .gov https nlm library reader".split()
)
_PERSON = frozenset("you your we us our yours".split())
_IMPERATIVES = frozenset(
    "try help sign log click enter accept please subscribe register join read learn find visit use switch enable"
    " discover explore turn get update upgrade download share receive create choose select manage check see"
    " continue be view".split()
)


def _fold(text: str) -> str:
    text = text.casefold().replace("’", "'")
    text = re.sub(r"\(\s?[\d,.]+k?\s?\)|\b[\d][\d,.]*k?\b|\d+%", " ", text)
    return " ".join(text.strip(" \t.:…>‹<|•·→←↗⇩↓+-–—!").split())


@lru_cache(maxsize=1)
def _reference_tail() -> re.Pattern[str]:
    return re.compile(_REFERENCE_TAIL)


@lru_cache(maxsize=1)
def _tail() -> re.Pattern[str]:
    return re.compile(rf"(?:{_TAIL})\s*$")


def is_button(text: str) -> bool:
    """Whether a short line is a button, a menu entry or a row of them."""
    if not text or len(text) > 90:
        return False
    folded = _fold(text)
    if not folded:
        return not any(c.isalnum() for c in text) and len(text) < 4
    if folded in _EXACT:
        return True
    words = [w for w in re.split(r"[\s/|,·•]+", folded) if w]
    if not 2 <= len(words) <= 9 or text.rstrip()[-1] == "." and len(words) > 4:
        return False
    return words[0] in _ACTIONS and all(w in _ACTIONS or w in _THINGS or w in _SMALL for w in words)


def is_banner(text: str) -> bool:
    """Whether a line speaks to the reader about the site: cookies, the browser, a new design.

    It takes two of: words of the web, the second person, a sentence that begins with an
    imperative; a word of the web among them.
    """
    if not 12 <= len(text) <= 700:
        return False
    words = re.findall(r"[.\w’'-]+", text.casefold())
    site = sum(1 for w in words if w.strip("'’-") in _SITE or w.rstrip(".") in _SITE)
    if not site:
        return False
    person = any(w in _PERSON for w in words)
    starts = re.findall(r"(?:^|[.!?]\s+)([A-Za-z]+)", text)
    asks = any(w.casefold() in _IMPERATIVES for w in starts)
    second = any(w in ("you", "your") for w in words)
    return (second and asks and site >= 1) or (person and site >= 2) or (
        asks and site >= 2 and len(words) < 25
    )  # fmt: skip


def tail_start(text: str) -> int:
    """Where interface text glued to the end of a line begins; the length of the text if none."""
    if len(text) < 8:
        return len(text)
    match = _tail().search(text, max(0, len(text) - 60))
    return match.start() if match and match.start() > 0 else len(text)


def reference_tail_start(text: str) -> int:
    """Where the link labels behind a reference begin; the length of the text if none."""
    end = len(text)
    window = max(0, end - 200)
    best = end
    for match in _reference_tail().finditer(text, window):
        if match.start() > best:
            break
        if match.start() == 0 or _only_labels(text, match.start()):
            best = match.start()
            break
    return best if best > 20 or best == 0 else end


def _only_labels(text: str, start: int) -> bool:
    if start and text[start - 1].isalpha():
        return False
    at = start
    while at < len(text):
        match = _reference_tail().match(text, at)
        if match is None:
            return False
        at = match.end()
    labels = text[start:]
    return "[" in labels or any(n in labels for n in ("Scholar", "ross", "PubMed", "View Article"))


def is_link_labels(text: str) -> bool:
    """Whether a line is nothing but link labels: ``Crossref Google Scholar``."""
    return len(text) <= 120 and _only_labels(text, 0)
