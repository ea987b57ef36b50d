"""The made-up council's topics: what is said of roads, streets, planning and the environment.

Every sentence was written for this project. The form of a topic is told in `indexer/demo/topics.py`.
"""

TEXT = """
# road-maintenance
title: Highway Maintenance Programme {fy}
title: Potholes and Carriageway Resurfacing
subject: highway maintenance
which: listed the roads to be resurfaced in {fy} and the condition of the network
fact: {thousand} potholes had been mended since April, {pct} per cent of them within five working days
fact: {road} would be closed for {few} nights in {month} for resurfacing
fact: the backlog of carriageway repairs was put at {m}
fact: the government's grant of {m} could be spent on resurfacing but not on drainage
fact: {dozen} miles of unclassified road had been surface dressed during the dry weather
fact: gullies in {ward} would be cleaned twice a year because of the flooding last winter
ask: repairs that failed within weeks => temporary repairs were made only where there was danger, and the contractor
  bore the cost of the second visit
ask: damage done by utility companies => {hundred} reinstatements had been inspected and {dozen} had failed
ask: how residents could follow a report => the online map now showed the date of inspection and the reason where no
  repair was made
view: a mended road at {village} had been dug up again within a fortnight
view: footways mattered as much as carriageways to people with a stick or a pushchair
that: the programme for {fy} be approved
that: the method of choosing roads be published on the website
row: Road | Treatment | Cost
row: {road} | Resurfacing | {k}
row: {road2} | Surface dressing | {k}

# road-safety
title: 20 mph Zones and Road Safety Schemes
title: Speed Limit Review: {road}
subject: the road safety programme
which: proposed speed limits and crossings at places with a record of injuries
fact: there had been {few} collisions with injury on {road} in three years
fact: mean speeds had fallen by {few} miles an hour where 20 mph zones had been signed
fact: a zebra crossing near {school} would cost {k}
fact: {hundred} residents had replied to the consultation and {pct} per cent were in favour
fact: the police had no objection but could not promise enforcement
fact: community speed watch groups met in {few} villages
ask: signs without humps => monitoring elsewhere showed that signs alone had a modest effect, and humps would be
  considered after a year
ask: the crossing by {park} => it was third on the list and would be built in {nextfy} if the bid succeeded
view: nobody should have to wait for an accident before a crossing was provided
view: the buses should not be slowed on the hill at {village}
that: the traffic regulation order for {road} be advertised
that: the scheme be added to the programme for {nextfy}

# buses
title: Bus Service Improvement Plan
title: Bus Services: contracts and fares {fy}
subject: bus services
which: reported on the supported services and on the use of the bus grant
fact: passenger numbers had reached {pct} per cent of the level of 2019
fact: service {dozen} to {village} would run each hour until nine in the evening
fact: the young person's day ticket had sold {thousand} times in its first quarter
fact: the operator had given notice on {few} routes because it could not find drivers
fact: demand-responsive minibuses had carried {hundred} people a week
fact: {dozen} stops had been given raised kerbs and a shelter
ask: the last bus from the hospital => a later journey had been agreed for a trial of six months
ask: contactless payment on the smaller operators' buses => readers had been bought with the grant and would be fitted
  by {month}
view: people would not give up the car for a bus which might not come
view: shelters without seats were no use to older passengers
that: the contracts for the supported services be awarded
that: a report on the trial be brought back in {month}

# cycling
title: Walking, Wheeling and Cycling Infrastructure Plan
title: Active Travel: {road} Corridor
subject: the active travel plan
which: asked for approval of the network map and of the first corridor along {road}
fact: counters on {road} recorded {thousand} cycle journeys a month
fact: the scheme would remove {dozen} parking spaces and plant {dozen} trees
fact: {pct} per cent of those who replied supported a separate track
fact: the bid for {m} had been submitted in {month}
fact: disabled residents had walked the route with the designers and asked for dropped kerbs at {few} junctions
fact: cycle training had reached {hundred} pupils in Year 6
ask: shared paths => the plan kept people on foot and on bicycles apart wherever the width allowed
ask: loading for shops during the works => bays would be kept open on one side at all times
view: the route stopped at the very roundabout which frightened people most
view: cycling to the station would be natural if there were somewhere safe to leave a bicycle
that: the network map be adopted
that: the corridor proceed to detailed design at a cost of {k}

# waste
title: Waste and Recycling Collection Contract
title: Food Waste Collections: Implementation
subject: waste and recycling collections
which: described the performance of the collection contract and the next steps towards weekly food waste rounds
fact: the recycling rate had reached {pct} per cent, {few} points above last year
fact: missed bins had fallen to {dozen} in every hundred thousand
fact: {thousand} caddies would be delivered before Easter
fact: garden waste subscriptions had risen to {thousand} households at a price that covered the cost
fact: contamination in {ward} had cost {k} in rejected loads
fact: the new depot at {road} would have charging points for {dozen} lorries
ask: flats with shared bins => each block would be visited and {dozen} would keep sacks for the present
ask: crews working in the heat => rounds had started an hour earlier during the hot spell and water was carried on
  each lorry
ask: fly-tipping near {village} => cameras had led to {few} fines since {month}
view: the leaflet had been clear and the telephone line had answered quickly
view: seagulls would find the caddies before the crews did
that: the implementation plan be approved
that: the contract be extended for {few} years from {month}

# parks
title: Parks and Open Spaces Strategy
title: {park}: Improvement Works
subject: parks and open spaces
which: set out the works proposed at {park} and the standards for other open spaces
fact: the playground at {park} would be rebuilt with swings that a wheelchair could use
fact: the Friends of {park} had given {hundred} hours of work and planted {hundred} trees
fact: {few} parks had kept their green flag
fact: the paddling pool needed {k} of repairs to its pump
fact: mowing would be less frequent on {dozen} verges so that wild flowers could seed
fact: the café lease had been advertised and {few} bids received
ask: dogs off the lead near the play area => a public space protection order would be consulted on in {month}
ask: lighting of the paths in winter => low bollard lights would be tried on one path because of the bats
view: children had drawn the best of the three designs
view: a park needed a keeper whom people knew by name
that: the works at {park} be approved at a cost of {k}
that: the strategy be recommended to Council

# climate
title: Climate Action Plan: Annual Progress
title: Net Zero: Council Buildings and Fleet
subject: the climate action plan
which: gave the Council's emissions for the year and the progress of {dozen} actions
fact: emissions from buildings had fallen by {dozen} per cent since the base year
fact: solar panels on the depot roof had produced {thousand} kilowatt hours
fact: {dozen} vans had been replaced by electric ones, and the range in winter was sufficient
fact: the heat pump at {centre} had been delayed by the connection to the grid
fact: {hundred} homes had been insulated with the help of the warm homes grant
fact: the tree strategy aimed at {thousand} new trees by {nextfy}
ask: carbon in goods which the Council bought => this was estimated from spending and was the least certain figure in
  the report
ask: flooding and heat => an adaptation plan would be brought forward and {few} schools had been surveyed for
  overheating
view: the plan needed fewer actions and larger ones
view: tenants should not pay for a heat pump by higher bills
that: the progress be noted
that: a bid for {m} from the public building fund be supported

# flooding
title: Flood Risk Management: {village}
title: Section 19 Flood Investigation - {village}
subject: the flood investigation
which: gave the findings of the investigation into the flooding of {dozen} homes at {village}
fact: {dozen} millimetres of rain had fallen in three hours on ground that was already full
fact: the culvert under {road} had been blocked by a fallen tree
fact: the water company's pumping station had worked but was too small
fact: {few} families were still living elsewhere
fact: property protection grants of {k} had been offered to {dozen} households
fact: natural flood management upstream would hold back water at {few} farms
ask: who was responsible for the ditch beside {road} => it belonged to the landowners on either side, who had been
  written to
ask: the warning siren => residents had voted to keep it, and the parish council would test it each spring
view: people at {village} slept badly whenever it rained
view: the agencies had stood together at the public meeting instead of blaming one another
that: the findings be accepted
that: the agencies report on their actions in {month}

# parking
title: Parking Charges and Permits {fy}
title: Residents' Parking Zone: {ward}
subject: the parking proposals
which: recommended charges for {fy} and reported the objections to the residents' zone
fact: income from car parks was {k} below the budget
fact: {dozen} objections and {dozen2} letters of support had been received
fact: the first permit would cost {dozen} pounds and a visitor's voucher one pound
fact: {pct} per cent of parked cars in the survey belonged to people who lived elsewhere
fact: blue badge bays would be added at {few} places
fact: cash payment would be kept at the car park by the market
ask: carers and nurses who visited residents => a free permit was available for their employers
ask: displacement into the next streets => a second survey would be made after six months
view: traders feared for the Saturday market
view: a zone which was enforced only in the morning would not help those who came home at six
that: the order be made as advertised
that: the charges be agreed with effect from April

# local-plan
title: Local Plan Review: Preferred Sites
title: Local Plan: Housing Numbers and Evidence
subject: the Local Plan
which: asked for comments on the preferred sites before the public consultation
fact: the standard method required {thousand} homes over the plan period
fact: {dozen} sites had been assessed and {few} were preferred
fact: the viability study supported {dozen} per cent affordable housing outside the town
fact: the land east of {village} would need a primary school and a link road
fact: {thousand} comments had been made on the issues paper
fact: a statement of common ground had been signed with two neighbouring authorities
ask: brownfield land => every site on the register had been counted first, and together they gave {hundred} homes
ask: water supply and sewage => the water company had confirmed capacity until {nextfy} and its later plans were still
  being examined
view: the gap between {village} and the town was the thing which residents valued most
view: without a plan the Council would lose one appeal after another
that: the preferred sites be recommended to Council for consultation
that: the evidence base be published

# design-code
title: Design Code and Conservation Areas
title: {village} Conservation Area Appraisal
subject: the design code
which: described the character of each part of the area and the rules which new buildings should follow
fact: {dozen} walks had been held with residents and {hundred} photographs collected
fact: the appraisal added {few} streets to the conservation area at {village}
fact: {dozen} shopfronts had been restored with grants of up to {k}
fact: solar panels would be allowed on rear slopes without an application
fact: the railings of {park} had been listed
ask: the cost of sash windows => well made double glazing would be accepted on elevations which could not be seen from
  the street
ask: enforcement => {dozen} cases were open and {few} notices had been served in the year
view: good design began with where the bins were to stand
view: the code should be short enough to be read on a telephone
that: the appraisal be adopted
that: the code be sent out for consultation for {few} weeks

# biodiversity
title: Biodiversity and Nature Recovery
title: Trees, Hedgerows and Nature Recovery at {village}
subject: nature recovery
which: explained the duties on biodiversity and offered {few} sites as habitat banks
fact: the first habitat bank would give {dozen} units for sale to developers
fact: swifts had nested in {dozen} of the boxes put up at {school}
fact: ash dieback would cost {hundred} trees along {road}
fact: volunteers had surveyed {dozen} miles of hedgerow
fact: the river at {village} had failed its standard because of phosphates
ask: how gains would be checked in thirty years => each agreement had a fee for monitoring and an annual visit
ask: pesticides => glyphosate was now used only on knotweed and on {few} kerb lines
view: long grass was not neglect, but people had to be told so by a sign
view: the otter at {village} had done more for public interest than any strategy
that: the sites be confirmed as habitat banks
that: a report on ash dieback be made each winter
"""
