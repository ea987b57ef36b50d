"""Dresses paragraphs as HTML the way Word and four clerks would: the same words, spacers, spans and wraps between them.

Everything drawn here hangs on the item's number, so that page and service show one and the same body.
"""

import re
from collections.abc import Callable, Iterable
from itertools import groupby
from random import Random

from archive.model import Paragraph, ParagraphKind

_DECISIVE = re.compile(r"^(RESOLVED|AGREED|RECOMMENDED|CARRIED|LOST|GRANTED|REFUSED|DEFERRED|NOTED)\b")
_NBSP = "&nbsp;"
_WRAP = 68  # Word's HTML breaks its lines at about so many signs


def body(paragraphs: tuple[Paragraph, ...], dress: str, item: int) -> str:
    """The HTML of a text; "" for none. `dress` is "clean", "word", "wrapped" or "plain"."""
    if not paragraphs:
        return ""
    return _DRESSES[dress](paragraphs, Random(f"dress/{item}"))  # noqa: S311 - repeatable


def escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def entities(text: str, *, attribute: bool = False) -> str:
    """Titles and attributes as ModernGov writes them, with numeric entities."""
    signs = "&/:()'<>\"" + (" " if attribute else "")
    return "".join(f"&#{ord(sign)};" if sign in signs else sign for sign in text)


def _words(text: str, rng: Random | None, wrap: bool) -> str:
    """The words with decisive ones bold, here and there one in a proofing span, and Word's hard wraps."""
    pieces: list[str] = []
    column = 0
    for word in text.split(" "):
        if pieces:
            broken = wrap and column + len(word) > _WRAP
            pieces.append("\r\n" if broken else " ")
            column = 0 if broken else column + 1
        column += len(word)
        pieces.append(_word(word, rng))
    return "".join(pieces)


def _word(word: str, rng: Random | None) -> str:
    shown = _DECISIVE.sub(r"<b>\1</b>", escape(word))
    if rng is None or "<b>" in shown:
        return shown
    chance = rng.random()
    if chance < 0.012:
        return f"<span class=GramE>{shown}</span>"
    if chance < 0.03 and word[0].isupper():
        return f'<span class="SpellE">{shown}</span>'
    return shown.replace("’", "&#8217;") if chance < 0.5 else shown.replace("£", "&#163;")


def _table(rows: Iterable[Paragraph], paragraph: str) -> str:
    lines = "\r\n".join(
        "<tr>" + "".join(f"<td>{paragraph}{escape(cell)}</p></td>" for cell in row.text.split(" | ")) + "</tr>"
        for row in rows
    )
    return f'<table class="MsoTableGrid" border="1" cellspacing="0">\r\n{lines}\r\n</table>'


def _laid_out(paragraphs: tuple[Paragraph, ...], block: Callable[[Paragraph], str], paragraph: str) -> list[str]:
    """The blocks in order, with neighbouring rows as one table."""
    blocks: list[str] = []
    for is_row, group in groupby(paragraphs, key=lambda p: p.kind is ParagraphKind.ROW):
        neighbours = list(group)
        blocks += [_table(neighbours, paragraph)] if is_row else [block(p) for p in neighbours]
    return blocks


def _word_paste(paragraphs: tuple[Paragraph, ...], rng: Random) -> str:
    def block(p: Paragraph) -> str:
        text = _words(p.text, rng, wrap=True)
        if p.kind is ParagraphKind.HEADING:
            return f'<h3 style=""><span style="">{text}</span></h3>'
        if p.kind is ParagraphKind.POINT and p.label is None:
            sign = f'<span style="">·<span style="">{_NBSP * 8} </span></span>'
            return f'<p class="MsoListParagraph" style="">{sign}<span style="">{text}</span></p>'
        if p.label is not None:
            gap = _NBSP * (4 * (p.level or 1))
            return f'<p class="MsoNormal" style=""><span style="">{p.label}{gap} {text}<o:p></o:p></span></p>'
        return f'<p class="MsoNormal"><span style="">{text}</span></p>'

    spacer = '<p class="MsoNormal"><span style="">&nbsp;<o:p></o:p></span></p>'
    blocks = _laid_out(paragraphs, block, '<p class="MsoNormal">')
    spaced = [line for b in blocks for line in ([b, spacer] if "MsoList" not in b else [b])]
    return '<div class="WordSection1">\r\n' + "\r\n".join(spaced) + "\r\n</div>\r\n"


def _wrapped(paragraphs: tuple[Paragraph, ...], rng: Random) -> str:
    def block(p: Paragraph) -> str:
        text = _words(p.text, rng, wrap=True)
        if p.kind is ParagraphKind.POINT and p.label is None:
            return f'<p class="MsoNormal" style="">o{_NBSP * 6} {text}</p>'
        if p.label is not None:
            return f'<p class="MsoNormal">{p.label}{_NBSP * 3 * (p.level or 1)} {text}</p>'
        return f'<p class="MsoNormal">{text}</p>'

    spacer = '\r\n<p class="MsoNormal">&nbsp;</p>\r\n'
    return (
        '<div class="Section1">\r\n'
        + spacer.join(_laid_out(paragraphs, block, '<p class="MsoNormal">'))
        + "\r\n</div>\r\n"
    )


def _clean(paragraphs: tuple[Paragraph, ...], _: Random) -> str:
    def block(p: Paragraph) -> str:
        text = _words(p.text, None, wrap=False)
        if p.kind is ParagraphKind.HEADING:
            return f"<h3>{text}</h3>"
        if p.kind is ParagraphKind.POINT and p.label is None:
            return f"<ul><li>{text}</li></ul>"
        label = f"{p.label}{_NBSP} " if p.label else ""
        return f'<p class="MsoNormal">{label}{text}</p>'

    blocks = "\r\n".join(_laid_out(paragraphs, block, "<p>")).replace("</ul>\r\n<ul>", "\r\n")
    return f'<div class="WordSection1">\r\n{blocks}\r\n</div>\r\n'


def _plain(paragraphs: tuple[Paragraph, ...], rng: Random) -> str:
    def block(p: Paragraph) -> str:
        text = _words(p.text, rng if rng.random() < 0.3 else None, wrap=False)
        if p.kind is ParagraphKind.POINT and p.label is None:
            return f"<p>-{_NBSP * 10} {text}</p>"
        return f"<p>{p.label + _NBSP * 3 + ' ' if p.label else ''}{text}</p>"

    return "\r\n".join(_laid_out(paragraphs, block, "<p>")) + "\r\n"


_DRESSES: dict[str, Callable[[tuple[Paragraph, ...], Random], str]] = {
    "word": _word_paste,
    "wrapped": _wrapped,
    "clean": _clean,
    "plain": _plain,
}
