"""The rows of a facet."""

from flask import Flask, render_template_string

from indexer.search.query import Query
from webui.facets import FacetBox, FacetValues, listed
from webui.params import around_value, toggled, url_for_query

QUERY = Query('a & "b" <i>', speaker=('a & b "c" %s {{ 1 }}',), procedural=True)
NAMES = ("Ann “Nan” O'Neil <b>", *QUERY.speaker, None, "%d")
VALUES = FacetValues(
    "speaker",
    NAMES,
    (1_204, 3, 2, 1),
    around_value(QUERY, "speaker"),
    {1: url_for_query(toggled(QUERY, "speaker", NAMES[1]))},
)


def test_values_are_escaped_as_a_template_escapes_them(site: Flask) -> None:
    row, chosen_row = '<a href="%s">%s</a> %s\n', '<b title="%s">%s</b> %s\n'
    one_by_one = (
        "{% for url, text, count, chosen in values %}{% if chosen %}"
        '<b title="{{ url }}">{{ text }}</b> {{ count }}\n'
        "{% else %}"
        '<a href="{{ url }}">{{ text }}</a> {{ count }}\n'
        "{% endif %}{% endfor %}"
    )
    urls = [url_for_query(toggled(QUERY, "speaker", name)) for name in NAMES]
    texts = ["Not stated" if name is None else name for name in NAMES]
    told = [*zip(urls, texts, ("1,204", "3", "2", "1"), (False, True, False, False), strict=True)]
    with site.app_context():
        assert listed(VALUES, row, chosen_row) == render_template_string(one_by_one, values=told)


def test_values_are_named_as_their_facet_names_them() -> None:
    state = FacetValues("state", ("draft", None), (2, 1), around_value(Query(), "state"), {})
    assert listed(state, "%s|%s|%s ") == "/search?state=draft|Draft minutes|2 /search?state=|Not stated|1 "


def test_a_facet_is_cut_with_the_places_of_what_is_chosen() -> None:
    first, more = VALUES.cut(1)
    box = FacetBox("speaker", "Speaker", first, more)
    assert (len(first), len(more), box.size, box.open_more) == (1, 3, 4, True)
    assert listed(first, "%s %s %s\n", "%s %s %s, chosen\n") + listed(more, "%s %s %s\n", "%s %s %s, chosen\n") == (
        listed(VALUES, "%s %s %s\n", "%s %s %s, chosen\n")
    )
    assert not FacetBox("speaker", "Speaker", *VALUES.cut(2)).open_more


def test_a_facet_without_values_has_no_rows() -> None:
    assert listed(VALUES.cut(4)[1], "%s %s %s") == ""
