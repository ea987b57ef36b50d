"""Every import of the project, those inside functions and those by name too, follows an arrow of the architecture."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("archive", "indexer", "webui")

# room -> the rooms and libraries it may import, beside itself and the standard library. The longest room that a file
# lies in counts. What is not named here may not be imported.
ARROWS: dict[str, set[str]] = {
    "archive": {"warcio"},
    "indexer": set(),
    "indexer.reading": {"archive"},
    "indexer.crawl": {"archive", "indexer.reading"},
    "indexer.crawl.moderngov": {"archive", "indexer.crawl.errors", "indexer.reading", "bs4"},
    "indexer.crawl.spider": {"archive", "indexer.crawl", "scrapy", "twisted"},
    "indexer.crawl.settings": {"archive", "indexer.crawl.errors"},
    "indexer.crawl.robots": {"indexer.crawl", "protego"},
    "indexer.demo": {"archive"},
    "indexer.search": {"archive"},
    # Every engine stems by the same function, which is Whoosh's whatever the engine.
    "indexer.search.stemming": {"indexer.search", "whoosh"},
    "indexer.search.engines.opensearch": {"archive", "indexer.search", "opensearchpy"},
    "indexer.search.engines.whoosh": {"archive", "indexer.search", "numpy", "whoosh"},
    "webui": {"archive", "indexer.search", "flask", "markupsafe", "werkzeug"},
    "webui.cli": {"archive", "indexer", "webui", "click", "waitress"},
}

# Imported by name when needed, so that a command loads only what it uses: file -> prefix of the modules.
BY_NAME = {
    "webui/cli/main.py": "webui.cli.",
    "indexer/search/engines/__init__.py": "indexer.search.engines.",
    "indexer/search/engines/whoosh/engine.py": "indexer.search.engines.whoosh.",
}


def files() -> list[Path]:
    return [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: imports are absolute"
            yield node.lineno, node.module or ""


def inside(module: str, room: str) -> bool:
    return module == room or module.startswith(room + ".")


def room_of(module: str) -> str:
    return max((room for room in ARROWS if inside(module, room)), key=len)


def allowed(importer: str, imported: str) -> bool:
    room = room_of(importer)
    if imported.partition(".")[0] in sys.stdlib_module_names or inside(imported, room):
        return True
    return any(inside(imported, target) for target in ARROWS[room])


@pytest.mark.parametrize("path", files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_import_follows_an_arrow(path: Path) -> None:
    """Imports run one way: webui -> indexer.search -> archive, crawl -> reading -> archive; one room a library."""
    wrong = [
        f"{path.name}:{line} imports {imported}"
        for line, imported in imports_of(path)
        if not allowed(name_of(path), imported)
    ]
    assert wrong == []


@pytest.mark.parametrize("path", files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_import_stands_at_the_top_of_its_file(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    hidden = [
        inner.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert hidden == []


def test_only_three_files_import_by_name_and_only_their_own_rooms() -> None:
    found = {}
    for path in files():
        source = path.read_text(encoding="utf-8")
        if "import_module(" in source or "__import__(" in source:
            named = (prefix for prefix in BY_NAME.values() if f'"{prefix}' in source)
            found[str(path.relative_to(ROOT))] = max(named, key=len, default=None)
    assert found == BY_NAME


def test_no_two_rooms_import_each_other() -> None:
    """A circle between rooms would make each of them part of the other."""
    arrows = {
        (room_of(name_of(path)), room_of(imported))
        for path in files()
        for _, imported in imports_of(path)
        if imported.partition(".")[0] in PACKAGES
    }
    both_ways = {(a, b) for a, b in arrows if a < b and (b, a) in arrows}
    # Inside one library's room the part that names the library belongs to the whole.
    assert both_ways <= {
        ("indexer.crawl", "indexer.crawl.moderngov"),
        ("indexer.crawl", "indexer.crawl.settings"),
        ("indexer.crawl", "indexer.crawl.spider"),
        ("indexer.search", "indexer.search.engines.opensearch"),
        ("indexer.search", "indexer.search.engines.whoosh"),
        ("indexer.search", "indexer.search.stemming"),
        ("webui", "webui.cli"),
    }


def test_the_package_list_names_every_package() -> None:
    """What setup.cfg forgets is missing from an installed Minutebook and from nowhere else."""
    listed = [
        line.strip()
        for line in (ROOT / "setup.cfg").read_text(encoding="utf-8").splitlines()
        if line.strip().partition(".")[0] in PACKAGES and "=" not in line
    ]
    there = sorted({name_of(path.parent / "__init__.py") for path in files()})
    assert sorted(listed) == there
