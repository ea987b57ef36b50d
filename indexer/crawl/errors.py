"""What can go wrong between the world and the archive. Every message says what is wrong in words for a person.

CrawlError
├── Refused       the site says no: robots.txt, 403, a firewall's challenge. It is left alone
│   └── NotModernGov   nothing there is a ModernGov site's
├── Unreachable   no answer
│   └── ComeBackLater  the site said so, or stopped answering; the crawl goes on where it was when it is run again
├── Unreadable    a page came, and it is not what it should be
└── Suspicious    a page was read and tells something that cannot be true, such as a council without meetings
"""


class CrawlError(Exception):
    """A page or a site could not be brought into the archive; the message is one line for a person."""


class Refused(CrawlError):
    """The site does not want to be read by us, so we do not read it."""


class Unreachable(CrawlError):
    """The site gave no answer."""


class NotModernGov(Refused):
    """No page of a ModernGov site was found at the address."""


class ComeBackLater(Unreachable):
    """The site cannot answer now; what is still to be asked for is remembered."""


class Unreadable(CrawlError):
    """The bytes are no page that we can read; the message is the reason, without the page's name."""


class Suspicious(CrawlError):
    """What was read cannot be the whole truth, and nothing was changed because of it."""
