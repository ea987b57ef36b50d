"""Which worker runs which test, where several share the work."""

import re

from xdist.scheduler import LoadScopeScheduling

from nodes import RUNNERS

# A server, a browser, a whole made-up council, a corpus: it takes seconds to have one, and each worker needs its own.
_COSTLY = re.compile("|".join(["tests/browser/", "tests/unit/bench/", "tests/unit/demo/", *map(re.escape, RUNNERS)]))


class Sharing(LoadScopeScheduling):
    """Gives each test to the worker that is free, but all that need one costly thing to the same worker, and first."""

    def _split_scope(self, nodeid: str) -> str:
        """The name of what is given to one worker as a whole; the scheduler begins with what has the most tests."""
        costly = _COSTLY.search(nodeid)
        return costly.group() if costly else nodeid
