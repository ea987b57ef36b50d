"""The second batch of queries, of the same classes over the same items.

Queries and grades were written before any search engine was run on them.
"""

from judged import again_asking, again_looking, again_wording
from judged.grading import Judgement

QUERIES: tuple[Judgement, ...] = again_looking.QUERIES + again_asking.QUERIES + again_wording.QUERIES
