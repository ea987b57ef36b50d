"""What a site's robots.txt allows us, by RFC 9309 as Protego reads it; Crawl-delay too, which the RFC leaves out."""

from dataclasses import dataclass

from protego import Protego

from indexer.crawl.moderngov.charset import text_of

# By the RFC a crawler need not read more; a page sent in place of robots.txt is no rule at all.
_LONGEST_BYTES = 512 * 1024
_US = "Minutebook"


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one host."""

    rules: Protego

    def allows(self, url: str) -> bool:
        """Whether we may ask for `url`."""
        return bool(self.rules.can_fetch(url, _US))

    @property
    def delay(self) -> float:
        """The seconds that the host wants between two requests, 0 where it says nothing of it."""
        return float(self.rules.crawl_delay(_US) or 0.0)


def parse(body: bytes) -> Robots:
    """The rules in a robots.txt; whatever else the bytes are allows everything."""
    return Robots(Protego.parse(text_of(body[:_LONGEST_BYTES])))
