"""What the made-up council talks about: topics as plain text, read into values.

A topic opens with "# key"; below it a line a sentence: `title`, `subject` (what the talk is about), `which` (after "a
report which"), `fact`, `ask` ("a question about X => the answer that Y"), `view` (after "said that"), `that` (after
"RESOLVED that") and `row` (a table row). A line that begins with a blank goes on with the one before. Slots stand in
braces: `indexer/demo/slots.py`.
"""

from dataclasses import dataclass

from indexer.demo import topics_children, topics_corporate, topics_health, topics_place


@dataclass(frozen=True, slots=True)
class Topic:
    """Sentences to draw from. `asks` are pairs of what is asked about and the answer's clause."""

    key: str
    group: str
    titles: tuple[str, ...]
    subject: str
    which: str
    facts: tuple[str, ...]
    asks: tuple[tuple[str, str], ...]
    views: tuple[str, ...]
    decisions: tuple[str, ...]
    rows: tuple[str, ...]


def _lines(text: str) -> list[str]:
    lines: list[str] = []
    for line in text.strip().splitlines():
        if line.startswith(" "):
            lines[-1] += " " + line.strip()
        elif line:
            lines.append(line)
    return lines


def _ask(line: str) -> tuple[str, str]:
    about, answer = line.split(" => ")
    return about, answer


def _topic(key: str, group: str, lines: list[tuple[str, str]]) -> Topic:
    def of(word: str) -> tuple[str, ...]:
        return tuple(rest for first, rest in lines if first == word)

    return Topic(
        key=key,
        group=group,
        titles=of("title"),
        subject=of("subject")[0],
        which=of("which")[0],
        facts=of("fact"),
        asks=tuple(_ask(line) for line in of("ask")),
        views=of("view"),
        decisions=of("that"),
        rows=of("row"),
    )


def parse(text: str, group: str) -> tuple[Topic, ...]:
    """The topics of `text`. Raises IndexError or ValueError where a topic lacks a part."""
    blocks: list[tuple[str, list[tuple[str, str]]]] = []
    for line in _lines(text):
        if line.startswith("# "):
            blocks.append((line[2:], []))
        else:
            first, rest = line.split(": ", 1)
            blocks[-1][1].append((first, rest))
    return tuple(_topic(key, group, lines) for key, lines in blocks)


_GROUPS = {
    "children": topics_children.TEXT,
    "place": topics_place.TEXT,
    "corporate": topics_corporate.TEXT,
    "health": topics_health.TEXT,
}
TOPICS: dict[str, Topic] = {t.key: t for group, text in _GROUPS.items() for t in parse(text, group)}

# Questions and views that fit any report; {subject} is the topic's.
ANY_ASKS = (
    ("the cost of {subject}", "the cost was within the budget, and any further sum would need a decision of Cabinet"),
    ("the timetable for {subject}", "the next stage would be finished by the end of {month}"),
    ("consultation on {subject}", "{hundred} replies had been received and a summary would be sent to Members"),
    (
        "the risks attached to {subject}",
        "the supply of skilled staff was the greatest risk, and it was reviewed each month",
    ),
    ("the equality impact assessment", "it had been published and named {few} groups for whom more should be done"),
    ("how {subject} compared with other areas", "the Council stood in the upper half of sixteen similar authorities"),
    (
        "who would monitor {subject}",
        "a board of officers and Members met every {few} weeks and its notes were published",
    ),
    ("staffing behind {subject}", "{few} posts were vacant and interviews would be held in {month}"),
)
ANY_VIEWS = (
    "the report was clear and had been sent out in good time",
    "residents of {ward} had waited long enough for news on {subject}",
    "it would be helpful to see the figures for each ward",
    "officers should be thanked for their work on {subject}",
    "promises made at the last meeting had been kept",
    "parish councils should have been asked sooner",
)
ANY_DECISIONS = (
    "the report be noted",
    "the comments of Members be passed to the Cabinet Member",
    "a further report be brought to the meeting in {month}",
    "officers circulate the figures by ward before the next meeting",
)

_POSTS = {
    "Head of School Organisation": "school-places school-transport school-improvement",
    "Schools Finance Manager": "dsg schools-budget early-years",
    "Head of Inclusion": "send attendance youth",
    "Head of Children's Social Care": "childrens-care safeguarding",
    "Director for Place": "flooding climate",
    "Head of Highways and Transport": "road-maintenance road-safety buses cycling parking",
    "Head of Environment": "waste parks biodiversity",
    "Planning Policy Manager": "local-plan design-code",
    "Chief Finance Officer": "budget budget-monitoring capital treasury external-audit",
    "Head of Internal Audit": "audit-plan risk",
    "Head of Customer and Digital Services": "digital performance libraries",
    "Chief Executive": "workforce scrutiny-programme",
    "Head of Property": "property",
    "Director for Adults and Health": "adult-care",
    "Head of Commissioning": "better-care gp-access",
    "Director for Public Health": "public-health mental-health",
    "Head of Housing": "housing homelessness affordable-homes",
    "Head of Community Safety": "community-safety",
    "Head of Leisure and Culture": "leisure arts",
    "Licensing Manager": "licensing-policy",
}
PRESENTED_BY: dict[str, str] = {key: post for post, keys in _POSTS.items() for key in keys.split()}

PORTFOLIOS = {
    "children": "Cabinet Member for Children and Learning",
    "place": "Cabinet Member for Place and Environment",
    "corporate": "Cabinet Member for Finance and Resources",
    "health": "Cabinet Member for Health and Housing",
}
