"""Minutes of what councillors and the public bring to Council: motions on notice and questions."""

from archive.model import Act, NamedVote, OutcomeKind, Votes
from indexer.demo import names, styles
from indexer.demo.divisions import division, totals
from indexer.demo.drafting import Draft, Special
from indexer.demo.scene import Scene
from indexer.demo.styles import Speaker

_MOTIONS = (
    ("Bathing water quality in the River Harn", "the Council call for every discharge to be published within the hour"),
    ("Save our pharmacies", "the Leader write to the integrated care board about the closure of pharmacies in {ward}"),
    ("Hedgehog highways", "new fences on Council land have a gap for hedgehogs"),
    ("Fair pay in social care", "the Council adopt the care charter when contracts are renewed"),
    ("Votes at sixteen", "the Council support the campaign to lower the voting age in local elections"),
    ("Plastic-free events", "events on Council land be free of single-use plastic from {month}"),
    ("Support for unpaid carers", "caring be treated as a protected characteristic in the Council's own policies"),
    ("Rail services to Castle Harn", "the Leader ask the operator to restore the last train from the city"),
)  # fmt: skip


def council_motion(scene: Scene) -> Special:
    """A motion on notice with an amendment now and then and a division, by name in some."""
    draft = Draft(scene.numbering)
    ((title, text),) = scene.fresh(_MOTIONS)
    mover, seconder, third = scene.member(), scene.member(), scene.member()
    draft.say(
        f"It was moved by {mover.subject} and seconded by {seconder.subject} that {scene.fill(text)}.",
        (mover, Act.MOVED), (seconder, Act.SECONDED),
    )  # fmt: skip
    draft.say(
        f"{mover.opens()} said that residents of {scene.fill('{ward}')} had asked for nothing else all summer.",
        (mover, Act.SAID),
    )
    draft.say(
        f"{third.opens()} spoke against the motion and felt that it lay outside the powers of the Council.",
        (third, Act.SAID),
    )
    if scene.chance(0.4):
        _amendment(draft, scene)
    lost = scene.chance(0.3)
    if scene.chance(0.4):
        _named_vote(draft, scene, mover, seconder, lost)
    else:
        votes = division(scene, lost)
        draft.motion(
            f"On being put to the vote, the motion was {'LOST' if lost else 'CARRIED'}: {totals(votes)}.",
            mover, seconder, votes, OutcomeKind.LOST if lost else OutcomeKind.AGREED,
        )  # fmt: skip
        if not lost:
            draft.plain(f"RESOLVED that {scene.fill(text)}.")
            draft.merge_into_motion(1, OutcomeKind.RESOLVED)
    return Special(f"Motion: {title}", draft)


def _amendment(draft: Draft, scene: Scene) -> None:
    mover, seconder = scene.member(), scene.member()
    draft.say(
        f"{mover.opens()} moved an amendment, seconded by {seconder.subject}, to add “and that a report be made in "
        f"{scene.fill('{month}')}”.",
        (mover, Act.MOVED), (seconder, Act.SECONDED),
    )  # fmt: skip
    votes = division(scene, lost=True)
    draft.motion(
        f"The amendment was put to the vote and LOST ({totals(votes)}).", mover, seconder, votes, OutcomeKind.LOST
    )


def _named_vote(draft: Draft, scene: Scene, mover: Speaker, seconder: Speaker, lost: bool) -> None:
    totals = division(scene, lost)
    voters = [scene.named(m).label.removeprefix("Councillor ") for m in scene.members]
    ends = (totals.votes_for or 0, (totals.votes_for or 0) + (totals.against or 0))
    lists = (("for", voters[: ends[0]]), ("against", voters[ends[0] : ends[1]]), ("abstained", voters[ends[1] :]))
    named = tuple(NamedVote(styles.curly(name), how) for how, group in lists for name in group)
    # A side without a vote has no line, so its total is not stated.
    votes = Votes(totals.votes_for or None, totals.against or None, totals.abstained or None, named)
    draft.plain("A recorded vote was taken as follows:")
    words = {"for": "For", "against": "Against", "abstained": "Abstained"}
    counted = [f"{words[how]} ({len(group)}): Councillors {_joined(group)}." for how, group in lists if group]
    for line in counted:
        draft.plain(line)
    draft.motion(
        f"The motion was {'LOST' if lost else 'CARRIED'}.", mover, seconder, votes,
        OutcomeKind.LOST if lost else OutcomeKind.AGREED,
    )  # fmt: skip


def _joined(names_: list[str]) -> str:
    return names_[0] if len(names_) == 1 else f"{', '.join(names_[:-1])} and {names_[-1]}"


def public_questions(scene: Scene) -> Special:
    """Questions with headings: who asks and who replies is told above their words."""
    draft = Draft()
    stock = (
        ("when the footbridge at {village} would be mended", "the parts had arrived and it would open in {month}"),
        ("why the lamps in {park} were off after nine", "a fault had been found and would be mended in {month}"),
        ("whether {library} library would keep its newspapers", "they would stay, and {few} titles had been added"),
        ("how many empty homes there were in {ward}", "there were {dozen}, and a grant had been offered to each owner"),
    )  # fmt: skip
    askers = scene.rng.sample(names.PUBLIC, 2)
    for number, ((ask, answer), name) in enumerate(zip(scene.rng.sample(stock, 2), askers, strict=True), 1):
        who, reply = styles.member_of_the_public(name), scene.member()
        draft.heading(f"Question {number} from {who.subject}")
        draft.spoken_on(f"“Could the Council tell me {scene.fill(ask)}?”", who, Act.ASKED)
        draft.heading(f"Reply by {reply.subject}")
        draft.spoken_on(f"Thank you for your question. I am told that {scene.fill(answer)}.", reply, Act.ANSWERED)
    return Special("Questions from the Public", draft)
