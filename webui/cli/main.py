"""`minutebook`: finds a command's module by name when it is called, and turns what goes wrong into one line and a code.

Exit codes: 0 done; 1 done, but something could not be read or faults were found; 2 wrong usage; 3 a site refused;
4 could not be done.
"""

import errno
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TextIO

import click

from archive import __version__
from archive.errors import ArchiveError
from indexer.crawl.errors import CrawlError, Refused
from indexer.search.errors import SearchError
from webui.cli import console
from webui.cli.place import Place

# A line for each, so that `--help` loads none of their modules.
COMMANDS = {
    "ingest": "Bring saved pages, folders of pages and WARC files into the archive.",
    "crawl": "Bring councils' whole sites into the archive, or what changed since the last time.",
    "index": "Bring the index up to date with the archive.",
    "search": "Search the archive: ten hits a page, with facets.",
    "show": "Show one agenda item or one meeting.",
    "export": "Write every item as JSON Lines or CSV.",
    "serve": "Serve the archive as a web site.",
    "demo": "Archive a made-up council and serve it.",
    "demo-site": "Serve a made-up council's own site, with troubles if you like.",
    "check": "Compare captures, archive and index.",
    "status": "Tell what is archived of each council, and what is not.",
    "reparse": "Rebuild the archive from its captures alone.",
    "forget": "Take an item or a meeting down for good.",
    "councils": "List the councils of the register.",
}


class _Unheard(Exception):
    """Whoever read what we write has enough."""


class LazyGroup(click.Group):
    """A group whose commands live in modules of their own, each with a function `command`.

    `demo-site` is `webui.cli.demo_site`: a module's name cannot hold the dash.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"webui.cli.{cmd_name.replace('-', '_')}").command
        return command

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise _Unheard from error  # click would end with 1, which tells of something that could not be read

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--home",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="MINUTEBOOK_HOME",
    help="Where archive and index live [default: ./minutebook-data].",
)
@click.option(
    "--index",
    "index_url",
    envvar="MINUTEBOOK_INDEX",
    help="The index, as whoosh:PATH or opensearch+http://HOST:9200/NAME [default: an embedded one inside the home].",
)
@click.version_option(__version__, prog_name="minutebook")
@click.pass_context
def minutebook(context: click.Context, home: Path | None, index_url: str | None) -> None:
    """A searchable archive of council minutes."""
    context.obj = Place(home, index_url)


def main() -> None:
    """Run the command line and leave the process with its exit code."""
    console.speak_utf8()
    as_json = "--json" in sys.argv
    # NumPy's linear algebra, which nothing here uses, would start a thread a core: a fifth of what loading NumPy costs.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        # Without click's own ending, `main` returns the code of `Context.exit`, or what the command returns: nothing.
        code = minutebook.main(standalone_mode=False) or 0
        sys.stdout.flush()  # what cannot be written any more is told here and not by the interpreter at its end
    except click.exceptions.NoArgsIsHelpError as asked:
        code = 2
        console.tell(asked.format_message())
    except click.UsageError as error:
        code = _failed(error.format_message(), 2, as_json=as_json, hint=_usage(error))
    except click.ClickException as error:
        code = _failed(error.format_message(), 4, as_json=as_json)
    except Refused as error:
        code = _failed(str(error), 3, as_json=as_json)
    except (ArchiveError, SearchError, CrawlError) as error:
        code = _failed(str(error), 4, as_json=as_json)
    except (KeyboardInterrupt, click.Abort):
        console.tell("\nStopped. What was done is kept; run the command again to go on.")
        code = 130
    except (BrokenPipeError, _Unheard):
        _let_go_of(sys.stdout, sys.stderr)
        code = 0
    except OSError as error:
        code = _failed(_of_the_system(error), 4, as_json=as_json)
    sys.exit(code)


def _failed(message: str, code: int, *, as_json: bool, hint: str = "") -> int:
    """Tell what went wrong: as JSON on standard output where that was asked for and can be written, else as a line."""
    try:
        if as_json:
            console.answer({"error": message})
        sys.stdout.flush()
    except OSError:
        _let_go_of(sys.stdout)
        as_json = False
    if not as_json:
        console.tell(f"minutebook: {message}{hint}")
    return code


def _let_go_of(*streams: TextIO) -> None:
    """What could not be written is given up: the interpreter must not complain about it at exit."""
    for stream in streams:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _usage(error: click.UsageError) -> str:
    return f"\nTry “{error.ctx.command_path} --help”." if error.ctx else ""


def _of_the_system(error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return "the disk is full: free some space and run the command again; what was archived is safe"
    where = f" ({error.filename})" if error.filename else ""
    return f"{error.strerror or error}{where}"
