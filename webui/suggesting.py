"""Names that what is typed may begin, each with the search it leads to: for the search box while somebody types."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from indexer.search.query import Query
from indexer.search.results import Suggestion
from webui.params import url_for_query

# Words of a name that somebody may have typed; each start is one more look at the names.
_LONGEST_NAME = 6
# What people type before a name. It is a part of the name, which takes its place.
_TITLES = frozenset({"councillor", "councillors", "cllr", "cllrs", "mr", "mrs", "ms", "miss", "mx", "dr", "prof"})
# They join what stands before a name to the name, which is a filter now.
_JOINING = re.compile(r"OR|AND|NEAR(/\d*)?", re.ASCII)
_QUOTES = re.compile('["“”„‟«»＂]')


def suggestions(typed: Query, suggest: Callable[[str], tuple[Suggestion, ...]]) -> Iterator[dict[str, str | int]]:
    """What the words of `typed` may begin, with the addresses of the same search narrowed to each.

    The longest end of the words that begins a name counts: who has typed "housing smi" begins one with the last word.
    """
    words = typed.words.split()
    for start in range(max(0, len(words) - _LONGEST_NAME), len(words)):
        before, begun = words[:start], words[start:]
        if _is_name(before, begun) and (found := suggest(" ".join(begun))):
            for name in found:
                url = url_for_query(_narrowed(typed, before, name))
                yield {"kind": name.kind, "value": name.value, "count": name.count, "url": url}
            return


def _is_name(before: list[str], begun: list[str]) -> bool:
    """Whether what is begun can be a name to choose: what is denied, quoted or named by a field asks for something
    else, and so does what stands in a bracket."""
    denied = begun[0].startswith("-") or before[-1:] == ["NOT"]
    text = " ".join(before)
    inside = len(_QUOTES.findall(text)) % 2 or text.count("(") > text.count(")")
    return not (denied or inside or any(_QUOTES.search(word) or ":" in word or word.startswith("(") for word in begun))


def _narrowed(typed: Query, before: list[str], name: Suggestion) -> Query:
    """The search for the words before the name, narrowed to it; everything else that was chosen stays."""
    kept = before
    while kept and (_JOINING.fullmatch(kept[-1]) or (name.kind == "speaker" and _is_title(kept[-1]))):
        kept = kept[:-1]
    chosen = getattr(typed, name.kind)
    changes: dict[str, Any] = {name.kind: chosen if name.value in chosen else (*chosen, name.value)}
    return replace(typed, words=" ".join(kept), page=1, **changes)


def _is_title(word: str) -> bool:
    return word.rstrip(".").casefold() in _TITLES
