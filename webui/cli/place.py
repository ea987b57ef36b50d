"""Where a command works: the home of the archive and the address of its index."""

from dataclasses import dataclass
from pathlib import Path

DEFAULT_HOME = Path("minutebook-data")


@dataclass(frozen=True, slots=True)
class Place:
    """The home and the index as given on the command line or in the environment; None where they were not."""

    given_home: Path | None
    given_index: str | None

    @property
    def home(self) -> Path:
        return self.given_home or DEFAULT_HOME

    @property
    def index_url(self) -> str:
        return self.given_index or f"whoosh:{self.home / 'index'}"

    def or_home(self, home: Path) -> "Place":
        """The same place, with `home` where none was given."""
        return Place(self.given_home or home, self.given_index)
