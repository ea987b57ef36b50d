"""Minutes of an ordinary report: it is introduced, explained, asked about, commented on and decided."""

from archive.model import Act, OutcomeKind
from indexer.demo import styles
from indexer.demo.drafting import Draft
from indexer.demo.scene import Scene
from indexer.demo.styles import Naming, Speaker
from indexer.demo.topics import ANY_ASKS, ANY_DECISIONS, ANY_VIEWS, PORTFOLIOS, PRESENTED_BY, Topic

_SAID = ("said", "reported", "advised", "explained", "stated")
_ANSWERED = ("confirmed", "replied", "advised", "explained", "clarified")
_PARTNERS = ("the Harnmere Parents’ Forum", "the Tenants’ Panel", "the Wathe Valley Residents’ Association")


def write(topic: Topic, scene: Scene) -> Draft:
    """The minutes of one item on `topic`, about 100 to 400 words."""
    draft = Draft(scene.numbering)
    scene.slots.fix(subject=topic.subject)
    officer = _introduce(draft, topic, scene)
    if topic.rows and scene.chance(0.6):
        _tabulate(draft, topic, scene)
    _debate(draft, topic, scene, officer)
    if scene.chance(0.35):
        _voice_of_the_body(draft, scene)
    _decide(draft, topic, scene)
    return draft


def _introduce(draft: Draft, topic: Topic, scene: Scene) -> Speaker:
    """The opening and the facts; returns who answers the questions."""
    attendee = scene.officers[PRESENTED_BY[topic.key]]
    first, again = styles.with_job(attendee, scene.voice), scene.named(attendee)
    facts = [
        scene.fill(f) for f in scene.rng.sample(topic.facts, min(len(topic.facts), scene.rng.choice((3, 4, 4, 5))))
    ]
    which = scene.fill(topic.which)
    holder = next((m for m in scene.members if m.role == PORTFOLIOS[topic.group]), None)
    if holder is not None and scene.chance(0.7):
        lead = styles.in_role(holder, holder.role)
        draft.say(f"{lead.opens()} presented the report, which {which}.", (lead, Act.INTRODUCED))
        first = styles.with_job(attendee, scene.voice)
    elif scene.chance(0.25):
        draft.say(f"Consideration was given to a report on {topic.subject}, which {which}.")
    elif scene.chance(0.3) and scene.voice.naming is not Naming.NAME_JOB:
        draft.say(f"The report was introduced by {again.subject}. It {which}.", (again, Act.INTRODUCED))
        first = again
    else:
        draft.say(f"{first.opens()} introduced the report, which {which}.", (first, Act.INTRODUCED))
        first = again
    if scene.chance(0.45):
        draft.say(f"{first.opens()} gave an update on {topic.subject} as follows:", (first, Act.SAID))
        draft.points([f"{f[0].upper()}{f[1:]}{'.' if f is facts[-1] else ';'}" for f in facts], announced=True)
    else:
        _tell(draft, scene, first, facts)
    return again


def _tell(draft: Draft, scene: Scene, who: Speaker, facts: list[str]) -> None:
    head, tail = facts[:2], facts[2:]
    verb = scene.rng.choice(_SAID)
    draft.say(f"{who.opens()} {verb} that {head[0]} and that {head[1]}.", (who, Act.SAID))
    then = who.opens() if scene.voice.naming is Naming.INITIALS else who.pronoun.capitalize()
    again = who.opens() if scene.chance(0.5) else then
    told = f"{again} added that {tail[0]}."
    told += "".join(f" {then} also {scene.rng.choice(_SAID)} that {fact}." for fact in tail[1:])
    draft.say(told, (who, Act.SAID))


def _tabulate(draft: Draft, topic: Topic, scene: Scene) -> None:
    draft.say("The figures in the report were as follows:")
    draft.table([scene.fill(row) for row in topic.rows])


def _debate(draft: Draft, topic: Topic, scene: Scene, officer: Speaker) -> None:
    asks = [*topic.asks, *scene.fresh(ANY_ASKS, 2)]
    views = [*topic.views, *scene.fresh(ANY_VIEWS, 1)]
    turns = scene.rng.sample(asks, min(len(asks), scene.rng.choice((2, 2, 3, 3))))
    for about, answer in turns:
        _ask(draft, scene, officer, scene.fill(about), scene.fill(answer))
    for view in scene.rng.sample(views, scene.rng.choice((0, 1, 2, 2))):
        _comment(draft, scene, scene.fill(view))


def _ask(draft: Draft, scene: Scene, officer: Speaker, about: str, answer: str) -> None:
    verb = scene.rng.choice(_ANSWERED)
    form = scene.rng.randrange(6)
    who = styles.A_MEMBER if scene.voice.unnamed and form < 3 else scene.member()
    if form == 0 and scene.voice.unnamed:
        draft.say(f"{who.opens()} asked about {about} and was advised that {answer}.", (who, Act.ASKED))
    elif form in {0, 1}:
        draft.say(
            f"{who.opens()} asked about {about}. {officer.opens()} {verb} that {answer}.",
            (who, Act.ASKED), (officer, Act.ANSWERED),
        )  # fmt: skip
    elif form == 2:
        draft.say(f"{who.opens()} asked for more information on {about}.", (who, Act.ASKED))
        draft.say(f"In reply, {officer.subject} {verb} that {answer}.", (officer, Act.ANSWERED))
    elif form == 3:
        draft.say(f"In response to a question about {about}, it was confirmed that {answer}.")
    elif form == 4:
        draft.say(
            f"In response to a question about {about}, {officer.subject} {verb} that {answer}.",
            (officer, Act.ANSWERED),
        )
    else:
        draft.say(
            f"In response to a question from {who.subject} about {about}, {officer.subject} {verb} that {answer}.",
            (officer, Act.ANSWERED),
        )


def _comment(draft: Draft, scene: Scene, view: str) -> None:
    form = scene.rng.randrange(6)
    if form == 0:
        chair = scene.chair()
        draft.say(f"{chair.opens()} thanked those present and said that {view}.", (chair, Act.SAID))
    elif form == 1 and scene.voice.unnamed:
        guest = styles.representative(scene.rng.choice(_PARTNERS))
        draft.say(f"{guest.opens()} commented that {view}.", (guest, Act.SAID))
    elif form == 2 and scene.voice.naming in {Naming.COUNCILLOR, Naming.CLLR}:
        one, two = scene.member(), scene.member()
        title, rest = two.label.split(" ", 1)
        draft.say(
            f"{title}s {one.label.split(' ', 1)[1]} and {rest} said that {view}.", (one, Act.SAID), (two, Act.SAID)
        )
    elif form == 3:
        draft.say(f"It was also noted that {view}.")
    else:
        who = scene.member()
        verb = scene.rng.choice(("said", "commented", "considered", "felt", "stressed"))
        draft.say(f"{who.opens()} {verb} that {view}.", (who, Act.SAID))


def _voice_of_the_body(draft: Draft, scene: Scene) -> None:
    whole = styles.body(scene.voice)
    members = scene.voice.members
    text = scene.rng.choice((
        f"{scene.voice.body} welcomed the report and the progress which it described.",
        f"{scene.voice.body} thanked the officers and asked to be kept informed.",
        f"{members} discussed the report at length and welcomed its recommendations.",
    ))  # fmt: skip
    label = whole if text.startswith(whole.subject) else styles.Speaker(members, members, whole.kind, "they")
    draft.say(text, (label, Act.SAID))


def _decide(draft: Draft, topic: Topic, scene: Scene) -> None:
    if scene.chance(0.12):
        draft.close(OutcomeKind.NOTED, scene.rng.choice((f"{scene.voice.body} noted the report.", "NOTED")))
        return
    clauses = [scene.fill(topic.decisions[0] if scene.chance(0.5) else scene.rng.choice(topic.decisions))]
    if scene.chance(0.55):
        more = [d for d in (*topic.decisions, *ANY_DECISIONS) if scene.fill(d) != clauses[0]]
        clauses += [scene.fill(d) for d in scene.rng.sample(more, scene.rng.choice((1, 2)))]
    if len(clauses) > 1 and scene.chance(0.25):
        figures = scene.fill(
            "the number of people helped // the cost to the end of {month} // the position in each ward"
        )
        clauses.append(f"the next report show // {figures}")
    lead = scene.rng.choice(scene.voice.leads)
    draft.decide(decided_by(lead), lead, list(dict.fromkeys(clauses)))


def decided_by(lead: str) -> OutcomeKind:
    """The kind that the decisive word stands for."""
    words = {
        "RESOLVED": OutcomeKind.RESOLVED,
        "AGREED": OutcomeKind.AGREED,
        "RECOMMENDED": OutcomeKind.RECOMMENDED,
    }
    return next(kind for word, kind in words.items() if word in lead.upper())
