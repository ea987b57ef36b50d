"""Words that their endings would bring together with others, though who types one does not mean the other.

A family stands between two commas, under its first word, the stem of all of it. What readers mean together, such
as "house" and "housing", is left together, and so is a word that says how another is done ("quick", "quickly").
"""

# What is done, and what has come to be a thing of its own: no car is parked in a park, no company limits a speed.
_DONE = """
    accommodation, accountable accountability, accountant accountancy, activity, adviser, affordable affordability
    affordably, allotment, allowance, apartment, appropriation, assistant, association, attendant, authority,
    boarding, business, collective collectively, conditioning, conference, constitution constitutional
    constitutionally, consultant consultancy, container, continuity, convenience, conversation, cooperative
    cooperatively cooperate cooperated cooperates cooperating cooperation cooperator, corporation, correspondence,
    crossing, customer, department departmental, designation designate designated designating, developer, direction
    directional, dwelling, elective, emergency, employer, engine, equality, evening, exception, exceptional
    exceptionally, executive, expectancy, experiment experimental experimentally experimentation experimenter,
    expression, fitness, goods, governance, governing, government, granted granting, hearing, hospitality,
    indicator, inflatable, information, initiative, instalment, interested, landing, limited, liquidation liquidate
    liquidated liquidating liquidator, listed listing, living, locality, majority, manager, marketing marketed,
    medication, memorial, minority, missing, mobility, mooring, nationality, objective, officer, operative,
    operator, outlined outlining, parking parked, passed passing, pensioner, permitted permitting, placed placing,
    planning, pointed pointing, pooled pooling, presentation, president presidency, procession, productivity,
    provider, publication, publicity, railing, ranked ranking, reading, recession, recording, recreate recreated
    recreates recreating, reference, refused refusing refusal, regulator, reporter, representation, representative,
    reservation, reserved, residence, residency, responsive, sacked sacking, saving, seconded seconder seconding,
    secondment, security, sheltered, standing, stated stating, stressed stressing, succession, sustained sustaining,
    tabled tabling, terminal, tipping tipped, training trained, transition transitional, traveller, treasurer, unite
    united uniting, university, wasted wasting
"""

# How something is, and what is called after it.
_HOW = """
    alternative alternatively, animal, applicable, candidate, careful carefully, closely, competent competently
    competence competency, conservative, considerable considerably, considerate considerately, consistent
    consistently consistency, continual continually, continuous continuously, critical critically, discretion
    discretionary, electricity, evident evidently, fairly, generally, hardly, highly, identical identically,
    important importance importantly, informal informally, integral, integrity, interesting interestingly,
    internally, international internationally, largely, likely, lonely loneliness, mainly, mineral, morale, namely,
    nearly, nominal, occupational, organic, organisation organisational, original originally, permissible,
    permissive, personal personally, positive positively, practicable practicably, practical practically
    practicality, quite, reasonable reasonably, relative relatively, renewable, respective respectively, selective,
    several, severance, shortly, substantiated substantiate substantiates substantiating, successive successively,
    swiftly, underlying, unlikely, useful usefully, vegetable, widely
"""

# What merely begins alike.
_BY_CHANCE = """
    amenable, celebrity, communicable, coronation, coroner, illegible, intern, probate, radiator
"""

# Names that end as a first name, a town or a word in another form would.
_NAMES = """
    adams, andrews, barking, browning, daniels, davies, davis, denis, dennis, dominic, edwards, ellis, evans,
    fielding, harding, harris, hayes, hollis, hughes, jacobs, kitchener, manning, matthews, oliver, owens, peters,
    phillips, richards, roberts, rogers, stephens, stevens, walters, williams, willis, woking, worthing
"""

FAMILIES: tuple[tuple[str, ...], ...] = tuple(
    tuple(family.split()) for some in (_DONE, _HOW, _BY_CHANCE, _NAMES) for family in some.split(",")
)
