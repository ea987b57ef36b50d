"""What is like an item: ask the index."""

from flask import Blueprint, redirect
from werkzeug.wrappers import Response

from archive.errors import NotArchived
from archive.ids import ItemId
from archive.model import MinutesState
from webui import wording
from webui.contexts import render
from webui.items import gone_page, moved_item
from webui.links import Link
from webui.params import item_url, similar_url
from webui.result_contexts import SimilarPage
from webui.search import hit_entry
from webui.wired import archive, engine

pages = Blueprint("similar", __name__)


@pages.get("/<council>/items/<meeting>/<item>/similar")
def similar(council: str, meeting: str, item: str) -> bytes | tuple[bytes, int] | Response:
    """What is like an item, and the same matter at other meetings. The index holds nothing that is gone."""
    asked = ItemId.parse(f"{council}/{meeting}/{item}")
    found = engine().similar(asked)
    if found is None:
        try:
            of_meeting, archived = archive().item(asked)
        except NotArchived:
            return redirect(similar_url(moved_item(asked)), 301)
        if archived.state is MinutesState.WITHDRAWN:
            return gone_page(of_meeting, archived)
        raise NotArchived(f"the index holds no item {asked}: search for the words that you are looking for")
    title = wording.title(found.title)
    parts = (tuple(hit_entry(hit, "") for hit in part) for part in (found.same_issue, found.likely_same, found.like))
    return render(SimilarPage(f"More like “{title}”", Link(title, item_url(asked)), *parts))
