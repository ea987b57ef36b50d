"""What is like one item, and the same matter at other meetings, on one generation."""

from archive.ids import ItemId, MeetingId
from indexer.search.engines.opensearch.compiling import Part, compiled, matching
from indexer.search.engines.opensearch.index import Index, sort_of
from indexer.search.engines.opensearch.mapping import SHOWN, key
from indexer.search.engines.opensearch.searching import marked
from indexer.search.engines.opensearch.wording import Stored, key_of, meeting_key, stored_of
from indexer.search.likeness import Matter, telling
from indexer.search.matching import Matcher
from indexer.search.query import Order
from indexer.search.results import Hit, Similar
from indexer.search.stemming import stem

_LIKE, _SAME = 10, 20
# Titles that may name the same subject are read one by one; beyond these they share no more than a word.
_READ = 200


def similar(index: Index, item: ItemId) -> Similar | None:
    """What is like the item; None where the index does not hold it."""
    told = index.shown([str(item)])
    if not told:
        return None
    this = stored_of(told[0])
    matter = index.gathered(lambda count: _matter(this).compared(count, index.items()))
    issue = [{"term": {key("issue"): key_of(this.issue)}}, *_elsewhere(item)] if this.issue else []
    same = _newest(index, item, issue) if issue else []
    likely = _likely_same(index, item, matter, issue)
    tree = index.gathered(lambda count: telling(matter, count, index.items()))
    like = []
    if tree:
        shown = {"terms": {"id": [str(item), *(one.hit.id for one in likely)]}}
        not_like = [shown, {"term": {"procedural": True}}, *([matching(issue)] if issue else [])]
        like = _best(index, {"must": [compiled(tree)], "must_not": not_like}, _LIKE)
    return Similar(this.hit.title, *(tuple(map(_shown, part)) for part in (same, likely[:_SAME], like)))


def _matter(known: Stored) -> Matter:
    return Matter(known.hit.title, tuple(passage.text for passage in known.passages))


def _shown(known: Stored) -> Hit:
    """The hit with its opening, unmarked."""
    return marked(known, Matcher(None, stem))


def _elsewhere(item: ItemId) -> list[Part]:
    """Other meetings of the item's council."""
    other = {"bool": {"must_not": [{"term": {"meeting": meeting_key(item.of_meeting)}}]}}
    return [{"prefix": {"meeting": meeting_key(MeetingId(item.council, ""))}}, other]


def _likely_same(index: Index, item: ItemId, matter: Matter, issue: list[Part]) -> list[Stored]:
    """The items of other meetings of the same council with such a title or the same reference, but not of `issue`."""
    tree = matter.sought()
    if tree is None:
        return []
    wanted = {"must": [compiled(tree)], "filter": _elsewhere(item), "must_not": [matching(issue)] if issue else []}
    read = _best(index, wanted, _READ, routing=item.council)
    matters = index.gathered(lambda count: [_matter(one).compared(count, index.items()) for one in read])
    likeness = [matter.likeness(its, stem) for its in matters]
    found = [(share, one) for share, one in zip(likeness, read, strict=True) if share]
    return [one for _, one in sorted(found, key=_likeliest)]


def _likeliest(found: tuple[float, Stored]) -> tuple[float, int, str]:
    """The place of an item among those of the same matter: the likeliest first, then the newest."""
    share, one = found
    return -share, -(one.hit.held_on.toordinal() if one.hit.held_on else 0), one.hit.id


def _newest(index: Index, item: ItemId, wanted: list[Part]) -> list[Stored]:
    """The newest items of the council of `item` that all of `wanted` find."""
    body = {"query": matching(wanted), "sort": sort_of(Order.NEWEST), "size": _SAME, "_source": [SHOWN]}
    return [stored_of(hit["_source"][SHOWN]) for hit in index.search(body, routing=item.council)["hits"]["hits"]]


def _best(index: Index, wanted: Part, most: int, **options: str) -> list[Stored]:
    body = {"query": {"bool": wanted}, "sort": sort_of(Order.BEST), "size": most, "_source": [SHOWN]}
    hits = index.search(body, **options)["hits"]["hits"]
    return [stored_of(hit["_source"][SHOWN]) for hit in hits]
