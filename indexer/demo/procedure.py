"""The items that every agenda has: apologies, declarations, the last minutes, the next date, the press."""

from datetime import date

from archive.model import Act, OutcomeKind
from indexer.demo import styles
from indexer.demo.drafting import Draft, Special
from indexer.demo.scene import Scene
from indexer.demo.truth import Attendee


def spoken_date(day: date) -> str:
    """ "14 May 2024"."""
    return f"{day.day} {day:%B %Y}"


def apologies(scene: Scene, absent: tuple[Attendee, ...]) -> Special:
    draft = Draft()
    title = scene.rng.choice(("Apologies for Absence", "Apologies", "Apologies for Absence and Substitutes"))
    if not absent:
        draft.plain(scene.rng.choice(("There were no apologies for absence.", "No apologies were received.")))
    else:
        labels = [scene.named(a).label for a in absent]
        joined = labels[0] if len(labels) == 1 else f"{', '.join(labels[:-1])} and {labels[-1]}"
        draft.plain(scene.rng.choice((
            f"Apologies for absence were received from {joined}.",
            f"Apologies had been received from {joined}.",
            f"An apology for absence was submitted on behalf of {joined}.",
        )))  # fmt: skip
    return Special(title, draft)


def declarations(scene: Scene) -> Special:
    draft = Draft()
    title = scene.rng.choice(("Declarations of Interest", "Declarations of Interests", "Disclosure of Interests"))
    if scene.chance(0.75):
        draft.plain(scene.rng.choice((
            "There were no declarations of interest.",
            "No interests were declared.",
            "Members were reminded to declare any interest; none was declared.",
        )))  # fmt: skip
    else:
        who = scene.member()
        reason = scene.rng.choice((
            f"as a governor of {scene.fill('{primary}')}",
            f"as a member of the Friends of {scene.fill('{park}')}",
            "because a relative worked for the applicant",
            f"as a tenant of an allotment at {scene.fill('{village}')}",
        ))  # fmt: skip
        draft.plain(
            f"{who.opens()} declared an interest in item {scene.rng.randrange(5, 8)} {reason}.", (who, Act.DECLARED)
        )
    return Special(title, draft)


def last_minutes(scene: Scene, last: date | None) -> Special:
    draft = Draft()
    title = scene.rng.choice(("Minutes of the Previous Meeting", "Minutes", "Minutes of the Last Meeting"))
    day = f"the meeting held on {spoken_date(last)}" if last else "the previous meeting"
    if scene.chance(0.5):
        draft.decide(
            OutcomeKind.RESOLVED,
            "RESOLVED that",
            [f"the minutes of {day} be approved as a correct record and signed by the Chair"],
        )
    else:
        draft.close(OutcomeKind.APPROVED, f"The minutes of {day} were approved as a correct record.")
    return Special(title, draft)


def public_participation(scene: Scene) -> Special:
    draft = Draft()
    draft.plain(scene.rng.choice((
        "There were no questions from members of the public.",
        "No member of the public had asked to speak.",
        "No questions, statements or petitions had been received.",
    )))  # fmt: skip
    return Special(scene.rng.choice(("Public Participation", "Public Question Time")), draft)


def exclusion(scene: Scene) -> Special:
    draft = Draft()
    paragraph = scene.rng.randrange(1, 4)
    clause = f"the press and the public be excluded from the next item under paragraph {paragraph} of the Act"
    draft.decide(OutcomeKind.RESOLVED, "RESOLVED that", [clause])
    return Special("Exclusion of the Press and Public", draft)


def urgent_business(_: Scene) -> Special:
    draft = Draft()
    draft.plain("There was no urgent business.")
    return Special("Any Other Urgent Business", draft)


def next_meeting(scene: Scene, following: date | None) -> Special:
    draft = Draft()
    told = spoken_date(following) if following else "a date to be arranged"
    draft.plain(scene.rng.choice((
        f"The next meeting would be held on {told}.",
        f"It was noted that the next meeting would take place on {told}.",
    )))  # fmt: skip
    return Special("Date of Next Meeting", draft)


def announcements(scene: Scene) -> Special:
    """Not procedure: the Chair has something to tell."""
    draft = Draft()
    chair = styles.in_role(scene.members[0], "Chair")
    news = scene.rng.choice((
        "{school} had won the regional debating prize",
        "the lantern parade in {park} had raised {k} for the hospice",
        "{few} apprentices had been named the best of their year",
        "the bridge at {village} had been opened by its oldest resident",
        "the Council's foster carers had been honoured at the Guildhall",
    ))  # fmt: skip
    draft.plain(
        f"{chair.opens()} announced that {scene.fill(news)} and congratulated all who had taken part.",
        (chair, Act.SAID),
    )
    return Special("Chair's Announcements", draft)
