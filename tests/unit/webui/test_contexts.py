"""Every name a template may use."""

from dataclasses import fields
from typing import get_args

import pytest
from flask import Flask
from jinja2 import meta, nodes

from webui.contexts import Page


def pieces_of(tree: nodes.Template) -> set[str]:
    """The macros that a template defines or imports at its top: its blocks may use them."""
    imported = {name if isinstance(name, str) else name[1] for n in tree.find_all(nodes.FromImport) for name in n.names}
    return imported | {macro.name for macro in tree.find_all(nodes.Macro)}


@pytest.mark.parametrize("page", get_args(Page))
def test_a_template_uses_only_the_names_of_its_page(site: Flask, page: type) -> None:
    allowed = {field.name for field in fields(page)} | {"static_url"}
    names: set[str] = set()
    seen: set[str] = set()
    waiting = [page.template]
    while waiting:
        template = waiting.pop()
        seen.add(template)
        source, _, _ = site.jinja_env.loader.get_source(site.jinja_env, template)
        tree = site.jinja_env.parse(source)
        names |= meta.find_undeclared_variables(tree) - pieces_of(tree)
        waiting += [name for name in meta.find_referenced_templates(tree) if name and name not in seen]
    assert names <= allowed
    unused = allowed - names - {"static_url"}
    assert unused == set(), "a name that no template uses is left out of its page"


def test_no_template_switches_escaping_off(site: Flask) -> None:
    """Only the <mark> of `_snippet.html` is ours; all else of a text is escaped."""
    for template in site.jinja_env.list_templates():
        source, _, _ = site.jinja_env.loader.get_source(site.jinja_env, template)
        tree = site.jinja_env.parse(source)
        assert [f.name for f in tree.find_all(nodes.Filter) if f.name in {"safe", "forceescape"}] == []
        assert not list(tree.find_all((nodes.MarkSafe, nodes.ScopedEvalContextModifier)))
        assert ("<mark>" in source) == (template == "_snippet.html")
