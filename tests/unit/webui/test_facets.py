"""The rows of a facet."""

from flask import Flask, render_template_string

from webui.facets import FacetLink, listed

VALUES = (
    FacetLink("/search?speaker=A&b=1", "Ann “Nan” O'Neil <b>", "1,204", chosen=False),
    FacetLink("/search", 'a & b "c" %s {{ 1 }}', "3", chosen=True),
    FacetLink("/search?speaker=", "", "1", chosen=False),
)


def test_values_are_escaped_as_a_template_escapes_them(site: Flask) -> None:
    row, chosen_row = '<a href="%s">%s</a> %s\n', '<b title="%s">%s</b> %s\n'
    one_by_one = (
        "{% for v in values %}{% if v.chosen %}"
        '<b title="{{ v.url }}">{{ v.text }}</b> {{ v.items }}\n'
        "{% else %}"
        '<a href="{{ v.url }}">{{ v.text }}</a> {{ v.items }}\n'
        "{% endif %}{% endfor %}"
    )
    with site.app_context():
        assert listed(VALUES, row, chosen_row) == render_template_string(one_by_one, values=VALUES)


def test_no_value_can_part_the_texts_of_another() -> None:
    odd = FacetLink("/\0x", "\0", "1", chosen=False)
    assert listed((odd,), "%s|%s|%s", "") == "/\ufffdx|\ufffd|1"


def test_a_facet_without_values_has_no_rows() -> None:
    assert listed((), "%s", "%s") == ""
