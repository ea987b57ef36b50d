"""Minutes of what is no ordinary report: planning applications and licensing hearings."""

from archive.model import Act, OutcomeKind
from indexer.demo import names, styles
from indexer.demo.divisions import division, totals
from indexer.demo.drafting import Draft, Special
from indexer.demo.scene import Scene
from indexer.demo.writing import decided_by

_WORKS = (
    ("the erection of {dozen} dwellings with access from {road}", "the outlook of the houses opposite"),
    ("a two-storey side extension and a porch", "the loss of light to the neighbour’s kitchen"),
    ("the change of use of a shop to a café with outdoor seating", "noise in the evening"),
    ("the conversion of a barn to {few} holiday lets", "traffic on the single-track lane"),
    ("an agricultural building for the storage of hay", "its size against the skyline"),
    ("a children’s nursery for {dozen} places", "parking when parents arrived"),
    ("the demolition of garages and the erection of {few} bungalows", "the loss of parking spaces"),
    ("a ground-mounted solar farm with battery storage", "the loss of good farmland"),
    ("{few} flats above the former bank", "bins, bicycles and fire escape"),
    ("a telecommunications mast of twenty metres", "its effect on the conservation area"),
    ("a retirement village of {dozen} homes with a shop", "pressure on the surgery at {village}"),
    ("the variation of a condition on opening hours", "lorries before seven in the morning"),
)
_CONDITIONS = (
    "the development shall begin within three years",
    "samples of the roof and wall materials shall be approved first",
    "the trees along {road} shall be protected during the works",
    "the access shall be finished before the first occupation",
    "surface water shall drain to a pond designed for a storm of one in a hundred years",
    "a plan for nesting boxes shall be approved",
    "deliveries shall be made only between eight and six o’clock",
)
_REFUSALS = (
    "the scale and bulk would harm the character of {village}",
    "the access to {road} would be unsafe",
    "no affordable housing was offered and no viability study had been made",
)
_PREMISES = (
    "The Tanner’s Arms",
    "Quay Street Kitchen",
    "Harn Stores",
    "The Lock Bar",
    "Ropewalk Social Club",
    "Moor Farm Festival",
)
_ASSESSED = (
    "it had been assessed in the report and was not a reason for refusal on its own",
    "a condition could be added to deal with it",
    "the same point had been raised at appeal in {fy0}, when the inspector did not share the concern",
    "amended plans had been received last week which went some way to meet it",
    "the consultees had been asked about this and had no objection",
)
_REPORTED = (
    "{few} further letters had been received since the agenda was published",
    "the description had been corrected and neighbours at {few} addresses told again",
    "the parish council of {village} had withdrawn its objection after seeing new drawings",
    "an appeal on the neighbouring plot in {road2} had been dismissed in {month}",
    "the site lay outside the boundary of {village} but next to {dozen} homes with permission",
    "the council's ecologist had found {few} bat boxes in use and asked for a further condition",
    "the applicant had offered {k} towards the playground in {park}",
    "the ridge had been lowered by half a metre and {few} windows would have obscured glass",
    "{hundred} people had signed a petition, which was summed up in the late sheet",
)
_ENGINEERED = (
    "visibility at the access met the standard and {few} collisions had been recorded nearby in five years",
    "the junction of {road} and {road2} would run at {pct} per cent of its capacity in the evening",
    "the parking survey had found {dozen} free spaces within two minutes' walk",
    "{dozen} vehicle movements were expected in the busiest hour, most of them towards {ward}",
    "the applicant would pay {k} for a crossing on {road}",
    "refuse lorries could turn within the site, as the tracking drawing showed",
)
_PLANNING_VIEWS = (
    "the design was plain but honest and would sit well in {village}",
    "too little had been said about where water would go in a wet winter",
    "homes of this size were what young families in {ward} were looking for",
    "the officer's balance was fair, although the neighbours' worry was real",
    "the harm to the setting of the church at {village} outweighed the benefit",
    "the site visit had shown how narrow {road} was in front of {primary}",
    "a refusal could not be defended at appeal",
    "the committee had asked for fewer parking spaces and now had them",
)
_OBJECTIONS = (
    "spoke against the application and was concerned about {worry}",
    "objected on behalf of {few} households, above all because of {worry}",
    "said that the plans ignored {worry} and that nobody had called on the neighbours",
    "asked Members to visit {road} at eight in the morning and mentioned {worry}",
)
_AGENTS = (
    "the plans had been changed after talks with officers and {few} neighbours had written in support",
    "the scheme would bring {dozen} jobs to {village}",
    "every tree on the boundary would be kept and {dozen} more planted",
    "the family had lived in {village} for {few} generations and wished to stay",
)
_PROMISES = (
    "music would be kept indoors and that {few} staff would be on the door",
    "the business had traded for {few} years elsewhere without a complaint",
    "food would be served until closing and the garden cleared by ten",
    "a residents’ meeting would be held every quarter and a telephone number given to all neighbours",
    "a noise limiter had been fitted at a cost of £4,000",
)
_PLEAS = (
    "asked the panel to think of families in the flats above",
    "said that glass was tipped into bins after midnight and that children were woken",
    "was concerned about taxis waiting in {road2} with their engines running",
    "spoke of broken bottles in {park} on Sunday mornings",
    "said that the landlord had always been a good neighbour, but that the hours were too long",
)
_CHAIR_ASKS = (
    ("whether the police had objected", "they had not"),
    ("how many complaints had been received", "there had been three in two years"),
    ("whether conditions had been agreed with environmental health", "they were set out in the second appendix"),
    ("what the permitted hours of nearby premises were", "most of them closed at half past eleven"),
)


def planning_application(scene: Scene, year: int) -> Special:
    """An application with its speakers, a motion, the vote and the decision."""
    draft, rng = Draft(scene.numbering), scene.rng
    reference = f"{year % 100:02d}/{rng.randrange(41, 2890):05d}"
    works, worry = (scene.fill(x) for x in scene.fresh(_WORKS)[0])
    site = scene.fill(f"{rng.randrange(2, 140)} {{road}}, {{village}}")
    officer = scene.named(scene.officers["Principal Planning Officer"])
    draft.say(f"The Committee considered application {reference} for {works} at {site}.")
    first = styles.with_job(scene.officers["Principal Planning Officer"], scene.voice)
    late = " and that ".join(scene.fill(text) for text in scene.fresh(_REPORTED, 2))
    draft.say(f"{first.opens()} introduced the application and reported that {late}.", (first, Act.INTRODUCED))
    _public_speakers(draft, scene, worry)
    who = scene.member()
    draft.say(
        f"{who.opens()} asked about {worry}. {officer.opens()} advised that {scene.fill(rng.choice(_ASSESSED))}.",
        (who, Act.ASKED), (officer, Act.ANSWERED),
    )  # fmt: skip
    if scene.chance(0.5):
        engineer = styles.with_job(scene.officers["Highways Development Engineer"], scene.voice)
        draft.say(f"{engineer.opens()} confirmed that {scene.fill(scene.fresh(_ENGINEERED)[0])}.", (engineer, Act.SAID))
    for view in scene.fresh(_PLANNING_VIEWS, scene.rng.choice((1, 2))):
        speaker = scene.member()
        verb = scene.rng.choice(("said", "felt", "considered", "commented"))
        draft.say(f"{speaker.opens()} {verb} that {scene.fill(view)}.", (speaker, Act.SAID))
    _planning_decision(draft, scene)
    return Special(f"{reference} - {site}", draft)


def _public_speakers(draft: Draft, scene: Scene, worry: str) -> None:
    voices = scene.fresh(names.PUBLIC, 2)
    against = styles.member_of_the_public(voices[0])
    scene.slots.fix(worry=worry)
    objection = scene.fresh(_OBJECTIONS)[0]
    act = Act.ASKED if objection.startswith("asked") else Act.SAID
    draft.say(f"{against.opens()} (objector) {scene.fill(objection)}.", (against, act))
    if scene.chance(0.6):
        agent = styles.member_of_the_public(voices[1])
        draft.say(f"{agent.opens()} (agent) said that {scene.fill(scene.fresh(_AGENTS)[0])}.", (agent, Act.SAID))


def _planning_decision(draft: Draft, scene: Scene) -> None:
    mover, seconder = scene.member(), scene.member()
    fate = scene.rng.choice(("GRANTED", "GRANTED", "GRANTED", "REFUSED", "DEFERRED"))
    votes = division(scene, lost=False)
    verb = {"GRANTED": "granted", "REFUSED": "refused", "DEFERRED": "deferred for a site visit"}[fate]
    draft.plain(
        f"{mover.opens()} moved and {seconder.subject} seconded that the application be {verb}.",
        (mover, Act.MOVED), (seconder, Act.SECONDED),
    )  # fmt: skip
    draft.motion(
        f"On being put to the vote, the motion was CARRIED ({totals(votes)}).",
        mover, seconder, votes, OutcomeKind.AGREED,
    )  # fmt: skip
    lead = scene.rng.choice(scene.voice.leads)
    kind = decided_by(lead)
    if fate == "GRANTED":
        draft.plain(f"{lead} planning permission be GRANTED subject to the following conditions:")
        _listed(draft, scene, _CONDITIONS, kind)
    elif fate == "REFUSED":
        draft.plain(f"{lead} planning permission be REFUSED for the following reasons:")
        _listed(draft, scene, _REFUSALS, kind)
    else:
        draft.plain(f"{lead} the application be DEFERRED so that Members may visit the site.")
        draft.merge_into_motion(1, kind)


def _listed(draft: Draft, scene: Scene, stock: tuple[str, ...], kind: OutcomeKind) -> None:
    chosen = [scene.fill(text) for text in scene.rng.sample(stock, scene.rng.choice((2, 3)))]
    draft.letters([f"{text}{'.' if text is chosen[-1] else ';'}" for text in chosen])
    draft.merge_into_motion(1 + len(chosen), kind)


def licensing_hearing(scene: Scene, year: int) -> Special:
    """A hearing on a premises licence; some are held in private."""
    draft, rng = Draft(scene.numbering), scene.rng
    (place,) = scene.fresh(_PREMISES)
    site = scene.fill(f"{place}, {{road}}")
    officer = styles.with_job(scene.officers["Licensing Manager"], scene.voice)
    applicant, objector = (styles.member_of_the_public(n) for n in scene.fresh(names.PUBLIC, 2))
    hours = rng.choice(("midnight", "half past eleven", "one o’clock in the morning on Fridays and Saturdays"))
    draft.say(
        f"{officer.opens()} presented the report on an application for a premises licence until {hours} at {site}.",
        (officer, Act.INTRODUCED),
    )
    (promise,), (plea,), ((ask, reply),) = scene.fresh(_PROMISES), scene.fresh(_PLEAS), scene.fresh(_CHAIR_ASKS)
    draft.say(f"{applicant.opens()}, for the applicant, said that {scene.fill(promise)}.", (applicant, Act.SAID))
    act = Act.ASKED if plea.startswith("asked") else Act.SAID
    draft.say(f"{objector.opens()} (resident) {scene.fill(plea)}.", (objector, act))
    chair = scene.chair()
    draft.say(f"{chair.opens()} asked {ask}. {officer.opens()} replied that {reply}.",
              (chair, Act.ASKED), (officer, Act.ANSWERED))  # fmt: skip
    draft.say("The Sub-Committee withdrew to deliberate and returned after twenty minutes.")
    lead = rng.choice(scene.voice.leads)
    draft.decide(OutcomeKind.RESOLVED, lead, [
        f"the licence for {place} be granted until {hours}",
        "doors and windows be kept closed during live music",
        "a log of complaints be kept and shown to officers",
    ])  # fmt: skip
    return Special(f"Application for a Premises Licence: {site} (LA/{year}/{rng.randrange(100, 999)})", draft)


def driver_review(scene: Scene, year: int) -> Special:
    """A private hearing: no name stands in the minutes."""
    draft = Draft(scene.numbering)
    officer = styles.with_job(scene.officers["Licensing Manager"], scene.voice)
    draft.say(f"{officer.opens()} presented the report and answered questions.", (officer, Act.INTRODUCED))
    draft.say("The driver attended with a friend and gave an account of what had happened.")
    draft.decide(
        OutcomeKind.RESOLVED, scene.rng.choice(scene.voice.leads), ["the licence be kept, with a written warning"]
    )
    return Special(
        f"Review of a Private Hire Driver's Licence ({year}/{scene.rng.randrange(10, 99)})", draft, restricted=True
    )
