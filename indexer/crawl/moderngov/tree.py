"""HTML -> the tree that BeautifulSoup makes of it with lxml, node for node, in a third of the time.

lxml parses in C and tells, tag by tag, what it saw. BeautifulSoup then asks a dozen questions of each tag, to which the
answers hardly ever differ; here they stand in the class. What that gains: docs/decisions/016.
"""

from collections.abc import Mapping
from typing import Any

from bs4 import BeautifulSoup
from bs4.builder import LXMLTreeBuilder  # type: ignore[attr-defined]  # its stubs leave it out
from bs4.element import Comment, Doctype, NamespacedAttribute, NavigableString, PageElement, Tag

_SPACES = BeautifulSoup.ASCII_SPACES
# What a tag has of its own; all else is the same for nearly every tag.
_ITS_OWN = frozenset({"name", "attrs", "contents", "parent"}) | {
    f"{side}_{kind}" for side in ("next", "previous") for kind in ("element", "sibling")
}


# Tag -> its attributes whose values are lists; "*" stands for all other tags.
_LISTS = {
    name: tuple(sorted(keys | LXMLTreeBuilder.DEFAULT_CDATA_LIST_ATTRIBUTES["*"]))
    for name, keys in LXMLTreeBuilder.DEFAULT_CDATA_LIST_ATTRIBUTES.items()
}


def tree_of(html: str) -> BeautifulSoup:
    """What `BeautifulSoup(html, "lxml")` gives. Raises whatever that raises."""
    return BeautifulSoup(html, builder=_Builder())


def tags_in(tag: Tag, *names: str) -> list[Tag]:
    """All tags with one of these names below `tag`, in order: `tag.find_all(names)`, which makes much of so little."""
    return [node for node in tag.descendants if isinstance(node, Tag) and node.name in names]


def links_in(tag: Tag) -> list[Tag]:
    """All links below `tag` that lead somewhere."""
    return [link for link in tags_in(tag, "a") if link.has_attr("href")]


def first_of_class(tag: Tag, name: str, css_class: str) -> Tag | None:
    """The first tag of a name and a class below `tag`."""
    return next((one for one in tags_in(tag, name) if css_class in one.get_attribute_list("class")), None)


class _Tag(Tag):
    """A tag that looks up in its class what all tags have alike, as BeautifulSoup itself tells it of a plain one."""


for _name, _value in vars(BeautifulSoup("<p></p>", "lxml").find("p")).items():
    if _name not in _ITS_OWN:
        setattr(_Tag, _name, _value)


class _Builder(LXMLTreeBuilder):  # type: ignore[misc]  # its stubs leave it out
    """BeautifulSoup's own builder for lxml, but that it puts the nodes into their places itself."""

    def feed(self, markup: str | bytes) -> None:
        """Parse `markup`; the nodes are below `soup` afterwards."""
        self._open: list[Tag] = [self.soup]
        self._last: PageElement | None = None
        self._text: list[str] = []
        # Of the open tags those that keep white space, and those whose strings are of a class of their own.
        self._preserving: list[Tag] = []
        self._containers: list[Tag] = []
        super().feed(markup)
        self._end_text()

    def start(self, name: str, attrs: Mapping[str, str]) -> None:
        """What lxml calls where a tag begins; the methods below are called by it too."""
        if self._text:
            self._end_text()
        tag: Tag = Tag.__new__(_Tag)
        tag.name = name
        tag.attrs = self._attributes(name, attrs) if attrs else self.attribute_dict_class()
        tag.contents = []
        self._place(tag)
        self._open.append(tag)
        if name in self.empty_element_tags:
            tag.can_be_empty_element = True
            self.set_up_substitutions(tag)
        elif name in self.string_containers:
            setattr(tag, "interesting_string_types", {self.string_containers[name]})  # noqa: B010  # not in the stubs
            self._containers.append(tag)
        elif name in self.preserve_whitespace_tags:
            self._preserving.append(tag)

    def end(self, name: str) -> None:
        if self._text:
            self._end_text()
        if self._open[-1].name == name and not self._preserving and not self._containers:
            self._open.pop()
            return
        for at in range(len(self._open) - 1, 0, -1):
            if self._open[at].name == name:
                self._close(at)
                return

    def data(self, content: str) -> None:
        self._text.append(content)

    def comment(self, content: str) -> None:
        self._end_text()
        self._add(content, Comment)

    def doctype(self, name: str, pubid: str, system: str) -> None:
        self._end_text()
        self._add(Doctype.for_name_and_ids(name, pubid, system), Doctype)

    def pi(self, target: str, data: str) -> None:
        self._end_text()
        self._add(f"{target} {data}", self.processing_instruction_class)

    def _attributes(self, name: str, attrs: Mapping[str, str]) -> Any:
        found: dict[str, Any] = dict(attrs)
        if "{" in "".join(found):
            found = {self._named(key): value for key, value in attrs.items()}
        for key in _LISTS.get(name, _LISTS["*"]):
            if key in found:
                found[key] = self.attribute_value_list_class(found[key].split())
        return self.attribute_dict_class(found)

    def _named(self, attribute: str) -> str:
        """The name of an attribute; one that reads "{space}name" has a namespace for lxml."""
        namespace, name = self._getNsTag(attribute)
        # Of a prefix nothing is known, and BeautifulSoup passes on that it knows none.
        return str(name) if namespace is None else NamespacedAttribute(None, name, namespace)  # type: ignore[arg-type]

    def _close(self, at: int) -> None:
        for tag in reversed(self._open[at:]):
            for special in (self._preserving, self._containers):
                if special and special[-1] is tag:
                    special.pop()
        del self._open[at:]

    def _end_text(self) -> None:
        if self._text:
            text = "".join(self._text) if len(self._text) > 1 else self._text[0]
            self._text.clear()
            self._add(text, self.string_containers[self._containers[-1].name] if self._containers else NavigableString)

    def _add(self, text: str, kind: type[NavigableString]) -> None:
        if not self._preserving and not text.strip(_SPACES):
            text = "\n" if "\n" in text else " "
        self._place(str.__new__(kind, text))

    def _place(self, node: PageElement) -> None:
        """Behind all that was placed so far, in the innermost open tag."""
        parent, last = self._open[-1], self._last
        siblings = parent.contents
        node.parent = parent
        node.previous_element = last
        node.next_element = node.next_sibling = None
        if last is not None:
            last.next_element = node
        if siblings:
            node.previous_sibling = siblings[-1]
            siblings[-1].next_sibling = node
        else:
            node.previous_sibling = None
        siblings.append(node)
        self._last = node
