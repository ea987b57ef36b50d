"""The made-up council's topics: what is said of care, health, housing and life in the town.

Every sentence was written for this project. The form of a topic is told in `indexer/demo/topics.py`.
"""

TEXT = """
# adult-care
title: Adult Social Care: Winter Pressures
title: Adult Social Care Strategy {nextfy}
subject: adult social care
which: described demand for care at home, hospital discharge and the plan for winter
fact: {hundred} people were waiting for an assessment, {dozen} fewer than in the spring
fact: discharges within a day had risen to {pct} per cent with the help of the reablement team
fact: {thousand} hours of home care were bought each week
fact: {few} care homes had been rated as requiring improvement
fact: the fee for residential care would rise by {small} per cent
fact: {dozen} people had moved into extra care flats at {road}
ask: unpaid carers => {hundred} carers' assessments had been made and a sitting service had started in {ward}
ask: care workers' pay => the contract required travel time to be paid, and this was checked on the payslips
ask: direct payments => {pct} per cent of people who could have one did so
view: nobody should lie in a hospital bed because of a missing grab rail
view: the winter plan was realistic, which had not always been so
that: the winter plan be endorsed
that: the fees for {nextfy} be approved

# better-care
title: Better Care Fund Plan {fy}
title: Integrated Care: Better Care Fund {quarter}
subject: the Better Care Fund
which: asked for approval of the plan and the pooled budget between the Council and the health service
fact: the pooled budget would be {m}
fact: intermediate care beds at {village} had been used by {hundred} people
fact: falls among older people had dropped by {dozen} per cent where strength classes were held
fact: the disabled facilities grant had paid for {hundred} adaptations
fact: the return had been submitted in draft to meet the national date
ask: the risk share => each partner bore the risk of its own services
ask: waiting times for adaptations => a level access shower took {few} months on average
view: the fund worked because the two teams sat in one office
that: the plan be approved
that: the return be signed by the Chair

# public-health
title: Public Health Annual Report {lastfy}
title: Healthy Weight and Physical Activity
subject: public health
which: took as its theme the health of people of working age
fact: healthy life expectancy in {ward} was {few} years shorter than in the rest of the area
fact: {hundred} people had stopped smoking with the help of the service
fact: one child in {few} was overweight on entering school
fact: vaccination against measles stood at {pct} per cent
fact: health checks had found high blood pressure in {hundred} people who had not known of it
ask: vaping by young people => schools had been given lesson plans and {few} shops had been visited by trading
  standards
ask: health at work => {dozen} employers had signed up to the award
view: the difference between the wards should shame all the partners
view: prevention was praised each year and cut each year
that: the annual report be received
that: partners sign the healthy weight declaration

# mental-health
title: Mental Health and Suicide Prevention Strategy
title: Children and Young People's Mental Health
subject: the mental health strategy
which: described the strategy written with people who had used the services
fact: waits for the children's service were {dozen} weeks on average, and longer for autism assessments
fact: the crisis café at {road} had welcomed {hundred} visitors
fact: support teams worked in {dozen} schools
fact: {hundred} barbers, farmers and publicans had been trained to listen
fact: rates of self-harm were highest among girls of fifteen
ask: those who turned eighteen while waiting => they would be seen by the children's team until the adult team had
  taken over
ask: bereaved families => a link worker called within three days
view: a text message from a person was worth more than a leaflet
that: the strategy be endorsed
that: progress be reported in twelve months

# gp-access
title: Access to General Practice and Dentistry
title: Primary Care: {village} Surgery
subject: access to general practice
which: set out the number of appointments, the state of premises and the shortage of dentists
fact: practices had given {dozen} thousand more appointments than before the pandemic
fact: {pct} per cent of patients were satisfied with telephone access
fact: the surgery at {village} would move to a new building in {month}
fact: no dental practice in {ward} was taking new adult patients
fact: community pharmacists could now treat {few} common conditions
ask: face to face appointments => patients could ask for one, and {pct} per cent of consultations were in person
ask: new housing and doctors => contributions of {k} had been secured but premises took years to build
view: people gave up on the telephone and went to the emergency department
view: patients valued the receptionists, who had been treated badly
that: the report be noted
that: the Chair write to the integrated care board on dentistry

# housing
title: Housing Revenue Account Business Plan
title: Council Housing: Repairs and Damp
subject: council housing
which: reported on repairs, damp and the standards set by the housing regulator
fact: {thousand} repairs had been finished, {pct} per cent at the first visit
fact: {dozen} homes had severe damp and each had a surveyor's plan
fact: electrical tests were up to date in {pct} per cent of homes
fact: the {estate} estate would have new windows in {nextfy}
fact: the rent would rise by {small} per cent, with {k} put aside for hardship
fact: void homes had been let again in {dozen} days on average
ask: tenants' own surveys => {hundred} had replied and two in three were satisfied
ask: contractors who missed appointments => a payment of {dozen} pounds was made without the tenant having to claim it
ask: fire doors at {estate} => {dozen} would be replaced by {month}, beginning with the highest block
view: nobody should be told to open a window as the answer to mould
view: tenants wanted to see the same caretaker each week
that: the business plan be approved
that: the rent for {nextfy} be recommended to Council

# homelessness
title: Homelessness and Rough Sleeping Strategy
title: Temporary Accommodation
subject: homelessness
which: described the rise in homelessness and the plan to reduce nightly lets
fact: {hundred} households were in temporary accommodation, {dozen} of them in hotels
fact: evictions from private lets were the main cause
fact: {few} people had been found on the street count
fact: the purchase of {dozen} homes would save {k} a year in nightly lets
fact: prevention had succeeded in {pct} per cent of cases
ask: families placed outside the area => {few} families were more than an hour away and would be brought back first
ask: people with pets => the hostel at {road} now accepted dogs
view: no child should do homework on a hotel bed
view: the outreach team went out at five in the morning and deserved thanks
that: the strategy be adopted
that: the purchase of {dozen} homes be approved at a cost of {m}

# affordable-homes
title: Affordable Housing Delivery {fy}
title: {estate} Estate Regeneration
subject: the housing programme
which: gave the number of homes finished in the year and the next stage of the {estate} estate
fact: {hundred} affordable homes had been finished, {dozen} of them for social rent
fact: {pct} per cent of residents had voted in favour of the regeneration
fact: the first {dozen} homes at {estate} would be ready in {month}
fact: building costs had risen by {dozen} per cent since the business case
fact: every present tenant would have the right to return
ask: leaseholders => an independent adviser had been appointed and shared equity would be offered
ask: bungalows for older people => {few} were included after the residents' workshop
view: the trees at {estate} should be kept, as the model showed
that: the second phase be approved
that: grant of {m} be accepted

# community-safety
title: Community Safety Partnership Plan
title: Domestic Abuse and Safe Accommodation
subject: community safety
which: summarised crime in the area and the plan of the partnership
fact: reported antisocial behaviour had fallen by {dozen} per cent around {park}
fact: {hundred} people had been helped by independent domestic violence advisers
fact: the refuge had been full on all but {few} nights
fact: shop theft had risen by {dozen} per cent
fact: cameras in {ward} had been replaced at a cost of {k}
ask: police officers being moved away => each neighbourhood team would keep its named sergeant
ask: perpetrators => a programme had begun with {dozen} men, and its first results were promising
view: fear of crime kept older people at home after dark
that: the plan be endorsed
that: the funding of {k} for safe accommodation be approved

# leisure
title: Leisure Centres: Contract and Energy Costs
title: {centre}: Future Options
subject: leisure centres
which: set out the use of the leisure centres and the options for {centre}
fact: membership had reached {thousand}, the highest ever
fact: energy at {centre} had cost {k} more than the operator's bid
fact: the pool cover would pay for itself in {few} years
fact: swimming lessons had a waiting list of {hundred} children
fact: people referred by their doctor had made {thousand} visits
ask: the closure of the sauna => it would be closed from {month} because of the cost of electricity
ask: prices for those on low incomes => the concession would be kept at half price
view: every child should be able to swim before leaving primary school
that: the preferred option be taken to a full business case
that: support of {k} for energy costs be agreed

# arts
title: Arts, Museums and Events Programme
title: Harnmere Museum: Collections and Grants
subject: the arts and museums programme
which: reported on visits, grants and the plan for the summer festival
fact: {thousand} people had come to the lantern parade in spite of the rain
fact: the museum had been given a collection of {hundred} glass negatives
fact: small grants of {k} had gone to {dozen} groups
fact: the theatre had sold {pct} per cent of its seats
ask: events outside the town => {few} villages would hold a festival evening
ask: the storage of the collection => the store at {road} was dry but full
view: the arts had been the first thing to return after the pandemic and the first to be asked for savings
that: the grants be awarded as recommended
that: the programme be approved

# licensing-policy
title: Statement of Licensing Policy
title: Taxi and Private Hire Policy and Fees {fy}
subject: the licensing policy
which: proposed changes to the policy after consultation with the trade, the police and residents
fact: {dozen} replies had been received, {few} of them from licence holders
fact: new vehicles would have to meet the latest emissions standard from {month}
fact: {dozen} drivers had not renewed since the tests were introduced
fact: the cumulative impact area would be kept around the market place
fact: fees would rise by {small} per cent to cover the cost of the service
ask: wheelchair accessible vehicles => there were {dozen}, and a lower fee would be charged for them
ask: card payments in taxis => every hackney carriage would have to take cards
view: drivers could not afford a new vehicle and higher fees in one year
that: the policy be recommended to Council
that: the fees be approved with effect from {month}
"""
