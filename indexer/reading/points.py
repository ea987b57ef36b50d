"""Which points belong to a list, by their levels and the shapes of their labels."""

import re

from archive.model import Paragraph, ParagraphKind


def lies_under(point: Paragraph, opener: Paragraph) -> bool:
    """Whether a point is one of those that the paragraph `opener` announces, and not the next after it."""
    if opener.kind is not ParagraphKind.POINT or (point.level or 1) > (opener.level or 1):
        return True
    return opener.label is not None and shape_of(point.label) != shape_of(opener.label)


def shape_of(label: str | None) -> str:
    """ "53.2" -> "1.1", "(b)" -> "(a)", "(iv)" -> "(aa)": labels of one list have one shape."""
    if label is None:
        return ""
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "1", label))
