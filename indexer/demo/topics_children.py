"""The made-up council's topics: what is said of schools and of children.

Every sentence was written for this project. The form of a topic is told in `indexer/demo/topics.py`.
"""

TEXT = """
# school-places
title: School Place Planning {fy}
title: Pupil Numbers and School Places: Annual Review {fy}
subject: school place planning
which: set out the forecast of pupil numbers to {nextfy} and the places that each planning area would need
fact: births in {ward} had fallen for the fourth year running and reception classes there were expected to have
  {dozen} empty places
fact: secondary numbers were still rising and would peak in {nextfy} at about {thousand} pupils
fact: {school} had agreed to take a bulge class of {dozen} pupils from September
fact: the published admission number of {primary} would be reduced by {dozen} after a consultation to which {dozen}
  parents had replied
fact: developers' contributions of {m} were being held for the new school at {village}
fact: {pct} per cent of families had been offered their first preference, slightly more than in the year before
ask: small village schools => the local authority would always look at federation before it proposed a closure, and no
  closure was being considered
ask: the accuracy of the forecast => it had been within {small} per cent of the true figure in each of the last three
  years
ask: children who moved into the area during the year => the fair access panel met every fortnight and had placed
  {dozen} children this term
view: empty places were as great a worry to head teachers as overcrowding had been ten years ago
view: new homes at {village} should not be occupied before there was a school within walking distance
that: the forecast of pupil numbers be noted
that: the capital allocation of {m} for additional secondary places be approved
row: Planning area | Places | Pupils | Surplus
row: {ward} | {places3}
row: {ward2} | {places3}

# dsg
title: Dedicated Schools Grant (DSG) Budget Monitoring {fy}
title: DSG Outturn and High Needs Block {lastfy}
subject: the Dedicated Schools Grant
which: gave the forecast outturn of the four blocks of the grant and the movement since the last meeting
fact: the High Needs Block was forecast to overspend by {m}, mainly on independent placements
fact: the Schools Block was expected to break even once the growth fund had been paid
fact: the cumulative deficit would stand at {m} at the end of {fy}
fact: the statutory override had been extended, but the government had not said what would follow it
fact: {dozen} more children had an EHCP than had been assumed when the budget was set
fact: the early years underspend of {k} would be carried forward
ask: the transfer from the Schools Block => a transfer of {small} per cent had been modelled and schools would be
  consulted in {month}
ask: the impact on maintained schools with small balances => {few} schools had a deficit plan and each had a named
  finance officer
ask: whether the deficit would fall on the Council's own reserves => this was a risk recorded in the corporate risk
  register and external audit had been told of it
view: mainstream schools were being asked to do more for children with additional needs without the money following
  them
view: the tables should show the number of pupils beside the pounds, so that governors could see the cost of one
  placement
that: the position of the four blocks be noted
that: a further report on the deficit management plan be brought to the next meeting
row: Block | Budget | Forecast | Variance
row: Schools | {budget3}
row: High Needs | {budget3}
row: Early Years | {budget3}

# send
title: Special Educational Needs and Disabilities (SEND): Progress Report
title: SEND Improvement Plan - update
subject: the SEND improvement plan
which: described progress against the plan agreed with the inspectors and the partners in health
fact: {pct} per cent of education, health and care plans had been issued within twenty weeks, against {pct} per cent a
  year ago
fact: {few} additional educational psychologists had been appointed and the waiting list had fallen to {dozen}
fact: the resource base at {school} would open in {month} with {dozen} places
fact: parents had told the survey that they still had to repeat their story to each new officer
fact: annual reviews were up to date for pupils in Years 6 and 11 but not for other year groups
fact: {dozen} appeals had been lodged with the tribunal, of which {few} had been withdrawn after mediation
ask: the quality of plans written by agency staff => every fifth plan was now audited and the results were shared with
  the writers
ask: speech and language therapy => the contract had been let with {dozen} per cent more hours, but two posts could
  not be filled
ask: how schools were supported to include children without a plan => an outreach team worked with {dozen} schools and
  its advice line was open each afternoon
view: co-production with parents had to mean more than a meeting at which decisions were read out
view: the figures were better, but families waited for a letter and not for a percentage
that: the progress made be noted and the team be thanked
that: the next report include the views of young people in their own words

# attendance
title: School Attendance and Persistent Absence
title: Attendance in Harnmere Schools: {fy}
subject: school attendance
which: compared attendance in primary, secondary and special schools with the regional and the national figures
fact: overall attendance was {pct} per cent, which was a little better than the regional average
fact: persistent absence was highest in Year 10 and on Fridays
fact: attendance officers had made {hundred} home visits, and in most families anxiety was the main reason given
fact: {hundred} penalty notices had been issued, nearly all of them for holidays in term time
fact: {school} had raised attendance by {few} points with a breakfast club and a walking bus
fact: {dozen} children were on part-time timetables and each case was reviewed every six weeks
ask: children who were educated at home => the number had risen to {hundred} and the team saw each family once a year
  where it agreed
ask: whether fines worked => the evidence was mixed, and officers preferred to offer support first
ask: the late arrival of school buses => minutes lost in this way were recorded separately, and the operator had been
  warned
view: a child who did not feel safe at school would not be brought back by a fine
view: attendance was everybody's business and should be on the agenda of every governing board
that: the report be noted
that: schools be asked to share what had worked in raising attendance

# school-transport
title: Home to School Transport
title: Home to School Transport Policy {nextfy}
subject: home to school transport
which: explained the growth in demand and the options for making the service affordable
fact: {thousand} pupils travelled each day on {hundred} routes, of which {dozen} carried one child alone
fact: the cost of a solo taxi had risen by {dozen} per cent since the last tender
fact: independent travel training had been offered to {dozen} young people and {few} in ten now used the ordinary bus
fact: the budget was forecast to overspend by {m}
fact: {dozen} routes had been joined together after the summer without any journey exceeding forty-five minutes
fact: the consultation on post-16 charges had closed with {hundred} replies
ask: the safety of the walking route along {road} => it had been walked by an officer at half past eight on a wet
  morning and assessed as available
ask: personal budgets for mileage => {dozen} families had taken one and the saving was about {k} a year
ask: drivers who did not know a child's needs => every driver now had a passport for each passenger, written with the
  parents
view: a change of escort in the middle of a term could undo a year of progress for an autistic child
view: the tender should be opened to smaller local firms
that: the revised policy be approved for consultation
that: the forecast overspend be noted and options be reported in {month}

# early-years
title: Early Years Funding Formula {nextfy}
title: Early Years and Childcare Sufficiency
subject: early years and childcare
which: proposed hourly rates for {nextfy} and reported on the sufficiency of places
fact: the rate for three and four year olds would rise by {few} pence an hour
fact: {few} nurseries had closed since last autumn, all of them in rented halls
fact: take-up of the offer for two year olds was {pct} per cent, and lowest in {ward}
fact: wraparound grants of {k} had created {dozen} places before and after school
fact: childminders had fallen in number from {hundred} to {dozen} over five years
fact: the inclusion fund had been oversubscribed and would be raised to {k}
ask: funding for very young children with complex needs => an enhanced rate had been agreed for {dozen} children and
  would be reviewed each term
ask: the late payment of providers => the payment date had been moved forward by a week and no complaints had been
  received since
view: providers could not recruit at the rates which the formula allowed
view: the deprivation supplement should follow the child and not the postcode of the nursery
that: the hourly rates for {nextfy} be agreed
that: the sufficiency assessment be published

# schools-budget
title: Schools Budget and Funding Formula {nextfy}
title: Local Funding Formula for Schools {nextfy}
subject: the schools funding formula
which: set out the units of funding for {nextfy} and the result of the consultation with schools
fact: the minimum funding guarantee would be set at {small} per cent
fact: {dozen} of {dozen2} schools had replied and most supported the second option
fact: the lump sum would stay at {k} for each school
fact: falling rolls would cost the primary phase {m} in one year
fact: the growth fund of {k} was needed for {few} schools only
fact: the school improvement levy would end and {k} would have to be found elsewhere
ask: the effect of the formula on very small schools => sparsity funding would apply to {few} schools, which would
  gain {k} each on average
ask: the timetable for budget shares => they would be issued by the end of February
view: primary colleagues could not absorb a third year of falling numbers
view: it was helpful to have worked examples in the consultation paper
that: the second option be recommended to Cabinet
that: de-delegation for {nextfy} be approved by maintained primary members

# childrens-care
title: Children in Care: Sufficiency and Placements
title: Fostering Service Annual Report {lastfy}
subject: placements for children in care
which: described where children in care lived and what was being done to keep them near home
fact: {hundred} children were in care at the end of {month}, {dozen} fewer than a year before
fact: {pct} per cent lived with foster carers and {dozen} in residential homes outside the county
fact: {dozen} households had been approved as carers and {few} had retired
fact: one residential placement could cost more than {k} a month
fact: the new children's home at {road} would be registered in {month}
fact: brothers and sisters were kept together in {pct} per cent of cases
ask: young people who arrived without parents => {dozen} were in the care of the Council and all were in education
ask: support for carers at weekends => a telephone line staffed by experienced carers had started in {month}
ask: missing episodes => each child had a conversation with an independent worker within three days
view: carers did not ask for praise but for a social worker who stayed longer than six months
view: all councillors were corporate parents and should visit a home at least once
that: the annual report be received
that: the fees paid to foster carers be raised by {small} per cent

# safeguarding
title: Safeguarding Children Partnership: Annual Report {lastfy}
title: Children's Social Care Performance
subject: safeguarding children
which: brought together the partners' account of the year and the measures of children's social care
fact: contacts at the front door had risen by {dozen} per cent and {pct} per cent were decided within one day
fact: social workers held {dozen} cases on average, against a target of sixteen
fact: re-referrals were at {rate} per cent and were being audited
fact: {few} rapid reviews had been held and their lessons shared with schools and surgeries
fact: neglect remained the most common reason for a child protection plan
fact: the vacancy rate had fallen to {rate} per cent since the career pathway was introduced
ask: the use of agency staff => agency workers covered {dozen} posts, the lowest number since {fy0}
ask: how children's views were heard => advocates had attended {hundred} conferences and a young inspectors' panel had
  begun
view: the partnership's report was frank, which gave confidence in the rest of it
view: early help would save money only if it was not the first service to be cut
that: the performance be noted
that: a visit to the front door team be arranged for Members

# youth
title: Youth Services and Holiday Activities
title: Youth Justice Plan {fy}
subject: youth services
which: reviewed the youth offer, the holiday programme and the work to keep young people out of court
fact: {thousand} children had taken part in the summer programme at {dozen} venues
fact: first-time entrants to the youth justice system had fallen to {dozen}
fact: the youth club at {village} had reopened on two evenings with volunteers
fact: detached workers met young people in {park} each Friday
fact: {dozen} young people had completed an apprenticeship taster
fact: the grant for holiday food would end in {month} unless it was renewed
ask: provision in the rural wards => a youth bus would visit {village} and {few} other villages from {month}
ask: knife crime => there had been {few} offences in the quarter, and every secondary school had held a workshop
view: young people had asked for light, warmth and a kettle, not for a strategy
view: the detached workers were trusted because they came back each week
that: the plan be approved
that: the young people who had spoken to the Committee be thanked

# school-improvement
title: Education Standards and Results {lastfy}
title: School Improvement and Academy Conversions
subject: standards in schools
which: summarised the summer's results and the support given to schools
fact: {pct} per cent of pupils had reached the expected standard in reading, writing and mathematics
fact: the gap between disadvantaged pupils and others at Key Stage 4 had widened by {few} points
fact: {few} schools had been inspected this term and {primary} had kept its grade
fact: {school} would join a trust in {month} after its governors had consulted parents
fact: reading at Key Stage 2 was the strongest subject for the third year
fact: {dozen} newly qualified teachers had left within two years
ask: the support for schools that had a poor inspection => an adviser visited weekly and the governing board received
  a review within a month
ask: careers advice for Year 11 => every school had met the benchmarks but work experience was hard to find in {ward}
view: results were only part of the story, and music and sport deserved a page of their own
view: it would help to see the figures school by school and over five years
that: the results be noted and the staff and pupils be congratulated
that: a task group on disadvantaged pupils at Key Stage 4 be set up
"""
