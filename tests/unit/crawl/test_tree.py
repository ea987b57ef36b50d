"""Our tree and BeautifulSoup's own are the same node for node, whatever the page."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from bs4.element import PageElement, Tag
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.crawl.moderngov.tree import tree_of

ROOT = Path(__file__).parents[3]
REAL = ROOT.parent / "shared" / "real"
PAGES = [*sorted((ROOT / "tests" / "pages").glob("*.html")), *sorted(REAL.rglob("*.html"))]
# What broken pages are made of: odd nesting, things that hide or keep text, names and values that parsers stumble over.
PIECES = (
    *("<p>", "</p>", "<p class='a  b a'>", '<P CLASS="">', "<div id=modgov>", "</div>", "<div>", "<ul><li>"),
    *("<li>", "</ul>", "<table><tr><td headers='a b'>", "<td>", "</td>", "<tr>", "</table>", "<b><i>"),
    *("</b></i>", "</b>", "<a href=x rel='n o'>", "<a name=AI1>", "</a>", "<br>", "<br/>", "<hr>"),
    *("<img src=x alt>", "<o:p>", "</o:p>", "<o:p></o:p>", "<st1:place w:st=on>", "<pre>", "</pre>"),
    *("<pre><pre>", "<textarea>", "</textarea>", "<script>if (a<b) '</p>'", "</script>", "<style>p{}</style>"),
    *("<template><p>", "</template>", "<ruby><rt>", "</rt>", "<rp>(</rp>", "<!-- c -->", "<!---->"),
    *("<!--  -->", "<![if x]>", "<![endif]>", "<![CDATA[ x ]]>", "<!DOCTYPE html>"),
    *('<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01//EN" "u">', "<html lang=en>", "<head>", "<title>t</title>"),
    *("<meta charset=utf-8>", '<meta http-equiv="Content-Type" content="text/html; charset=x">', "</head>"),
    *("<body class=x>", "</body>", "</html>", "<form accept-charset='a b'>", "<select><option>1<option>2"),
    *("</select>", "<svg xlink:href=x xml:lang=en><path/></svg>", "<input value='  '>", "<h2>", "</h2>"),
    *("<noscript><p>", "<iframe sandbox='a b'>", "&nbsp;", "&#160;", "&amp;lt;", "&nosuch;", "&", "<", ">"),
    *("<1>", "<a<b>", "<p {x}y=1 x=1 X=2>", '"', "'", "=", "/", " ", "\n", "\t \n", "\u00a0", "word"),
    *("more words ", "é“”", "\x00", "\x0b", "😀"),
)  # fmt: skip


def nodes(soup: BeautifulSoup) -> list[tuple[object, ...]]:
    """Every node with all that a reader could ask it, neighbours named by their place."""
    found: list[PageElement] = [soup, *soup.descendants]
    places = {id(node): place for place, node in enumerate(found)}
    links = ("parent", "next_element", "previous_element", "next_sibling", "previous_sibling")
    own = [
        (node.name, dict(node.attrs), [type(value) for value in node.attrs.values()], _answers(node))
        if isinstance(node, Tag)
        else (type(node), str(node))
        for node in found
    ]
    return [
        (*what, [places.get(id(getattr(node, link))) for link in links]) for what, node in zip(own, found, strict=True)
    ]


def _answers(tag: Tag) -> dict[str, object]:
    """What a tag knows besides its neighbours, be it of its own or of its class."""
    plain = BeautifulSoup("<p></p>", "lxml").find("p")
    assert isinstance(plain, Tag)
    told = set(vars(plain)) - {"attrs", "contents", "parent", "next_element", "previous_element"}
    return {name: getattr(tag, name) for name in told - {"next_sibling", "previous_sibling"}}


def compare(html: str) -> None:
    plain, ours = BeautifulSoup(html, "lxml"), tree_of(html)
    assert nodes(ours) == nodes(plain)
    assert str(ours) == str(plain)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_has_the_tree_that_beautiful_soup_makes_of_it(page: Path) -> None:
    compare(page.read_text(encoding="utf-8", errors="replace"))


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@settings(max_examples=300, deadline=None)
def test_broken_markup_has_the_tree_that_beautiful_soup_makes_of_it(html: str) -> None:
    compare(html)


@given(st.text(max_size=200))
@settings(deadline=None)
def test_any_text_has_the_tree_that_beautiful_soup_makes_of_it(text: str) -> None:
    compare(f"<p>{text}")


def test_a_tree_of_ours_can_be_changed() -> None:
    """The readers take nodes out and put others in."""
    for made in (tree_of("<p>a<b>c</b>d</p>"), BeautifulSoup("<p>a<b>c</b>d</p>", "lxml")):
        bold = made.find("b")
        assert isinstance(bold, Tag)
        bold.replace_with(made.new_string("x"))
        assert (str(made.find("p")), made.get_text()) == ("<p>axd</p>", "axd")
