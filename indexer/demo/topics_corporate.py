"""The made-up council's topics: what is said of money, audit, property and the Council itself.

Every sentence was written for this project. The form of a topic is told in `indexer/demo/topics.py`.
"""

TEXT = """
# budget
title: Revenue Budget and Council Tax {nextfy}
title: Medium Term Financial Strategy {nextfy}
subject: the revenue budget
which: set out the draft revenue budget for {nextfy}, the savings proposed and the level of council tax
fact: the gap in the budget had been reduced from {bigm} to {m} since the autumn
fact: council tax would rise by {small} per cent, of which part was for adult social care
fact: savings of {m} had been found in contracts and in empty posts
fact: reserves would be drawn on by {m} and would then stand at {m}
fact: pay awards and the national living wage added {m} to costs
fact: {thousand} residents had answered the budget consultation
ask: the risk in the savings => each saving had been graded, and those graded red were not counted in the first year
ask: the council tax support scheme => it would be kept unchanged, and {thousand} households would receive it
ask: borrowing costs => new borrowing had been put off by a year and the saving was {k}
view: a budget which balanced by hope would have to be made again by Christmas
view: the consultation had been answered mostly by people over sixty
that: the draft budget be approved for scrutiny
that: the level of council tax be recommended to Council
row: Directorate | Budget | Savings
row: Adults and Health | {m} | {m}
row: Children and Learning | {m} | {m}
row: Place and Environment | {m} | {k}

# budget-monitoring
title: Revenue Budget Monitoring: {quarter} {fy}
title: Finance Monitoring Report {quarter} {fy}
subject: the budget monitoring report
which: gave the forecast outturn at {quarter} and the action being taken on overspending
fact: an overspend of {m} was forecast, an improvement of {k} since the last quarter
fact: homelessness accounted for {k} and school transport for {m}
fact: income from planning fees was {k} below the budget
fact: vacancies were being held for eight weeks unless the post was statutory
fact: {pct} per cent of the savings for {fy} had been delivered
fact: the collection rate for council tax was {pct} per cent
ask: the use of consultants => spending had fallen to {k} and every appointment was signed by a director
ask: whether the overspend would continue next year => about half of it was recurrent and had been built into the
  draft budget
view: the same two services had overspent for the third year, and the budgets had plainly been too small
view: the narrative was easier to follow than last year's
that: the forecast outturn be noted
that: the virements in the appendix be approved
row: Service | Budget | Forecast | Variance
row: Adult social care | {budget3}
row: Housing | {budget3}
row: Highways | {budget3}

# capital
title: Capital Programme {quarter} {fy}
title: Capital Strategy and Programme {nextfy}
subject: the capital programme
which: reported on progress of the schemes and on slippage into {nextfy}
fact: {m} had been spent by the end of the quarter, which was {pct} per cent of the programme
fact: the refurbishment of {centre} had slipped by {few} months
fact: the tender for {school} had come in {k} above the estimate
fact: receipts from the sale of land at {road} had reached {m}
fact: a contingency of {k} had been released for asbestos at the depot
ask: why schemes slipped each year => the programme had been set before the designs were ready, and in future money
  would be released in stages
ask: the cost of borrowing => every million borrowed over forty years cost about {k} a year
view: fewer schemes finished on time were better than many begun
view: the map of schemes by ward was welcome
that: the slippage of {m} be approved
that: the revised programme be recommended to Council

# treasury
title: Treasury Management Mid-Year Review {fy}
title: Treasury Management Outturn {lastfy}
subject: treasury management
which: reported on investments, borrowing and the prudential indicators
fact: investments had earned {small} per cent on average
fact: {m} of loans had been repaid and no new long-term borrowing taken
fact: all the indicators had been kept but for one day, when {k} was held overnight above the limit
fact: the advisers expected rates to fall slowly in {nextfy}
ask: money lent to other councils => two loans were outstanding and both would be repaid in {month}
ask: ethical investment => the policy excluded new deposits in tobacco and in arms
view: training on treasury matters should be repeated after each election
that: the review be noted
that: the revised indicators be recommended to Council

# audit-plan
title: Internal Audit Progress Report
title: Internal Audit Plan {nextfy}
subject: internal audit
which: listed the audits finished since the last meeting and the opinions given
fact: {few} audits had been given limited assurance, among them cash handling at {centre}
fact: {pct} per cent of recommendations had been carried out by the agreed date
fact: a follow-up of the purchase card audit had found {few} cards still held by leavers
fact: the team had one vacancy and {dozen} days of audit had been put off
fact: the school audits at {primary} and at {school} had both given good assurance
ask: recommendations which were overdue => directors would be asked to attend where anything was more than six months
  late
ask: fraud in council tax discounts => the data match had found {hundred} cases and {k} had been billed
view: limited assurance twice for the same service was not acceptable
view: the summaries were short and to the point
that: the progress report be noted
that: the plan for {nextfy} be approved

# external-audit
title: External Audit: Audit Findings Report {lastfy}
title: Statement of Accounts {lastfy}
subject: the statement of accounts
which: presented the findings of the audit of the accounts for {lastfy} and the value for money conclusion
fact: the audit was nearly finished and an unqualified opinion was expected
fact: land and buildings had been revalued by {m}, for which no cash was needed
fact: {few} misstatements had been corrected and {few} small ones left
fact: the auditor had raised one weakness, which concerned the deficit on the Dedicated Schools Grant
fact: the fee had risen by {k} because of new standards
ask: the backlog of local audits => the Council was up to date, unlike many others
ask: the pension fund's figures => a late letter from the fund's auditor had held up the opinion by {few} weeks
view: finance staff had produced the accounts on time in a hard year
that: the accounts be approved and signed
that: the letter of representation be agreed

# risk
title: Corporate Risk Register
title: Risk Management: {quarter} Review
subject: the corporate risk register
which: showed the {dozen} risks on the register and how each had moved
fact: cyber attack remained the highest risk, and {pct} per cent of staff had finished the training
fact: the risk on the supply of care had been lowered after the tender
fact: a new risk had been added on the condition of concrete in {few} buildings
fact: business continuity had been tested by an unannounced exercise in {month}
ask: the risk appetite for commercial property => it was low, and no purchases had been made since {fy0}
ask: the ransom demands seen at other councils => backups were held off the network and restored as a test each
  quarter
view: a register which never changed colour was not being used
that: the register be noted
that: the risk on temporary accommodation be examined in depth at the next meeting

# performance
title: Corporate Performance Report {quarter} {fy}
title: Council Plan: Performance {quarter} {fy}
subject: corporate performance
which: compared the measures in the Council Plan with their targets
fact: {dozen} of {dozen2} measures were on target and {few} were red
fact: calls to the contact centre had been answered in {few} minutes on average
fact: sickness absence was {few} days for each member of staff
fact: planning applications had been decided in time in {pct} per cent of cases
fact: complaints upheld by the ombudsman had fallen to {few}
ask: call waiting on Mondays => more staff had been moved to the morning and a call-back was offered
ask: measures without targets => these would be removed from the next Council Plan or given a target
view: the public judged a council by whether it rang back
that: the report be noted
that: a report on sickness in the care service be requested

# libraries
title: Library Strategy: Results of Consultation
title: {library} Library: Opening Hours and Refurbishment
subject: the library service
which: described the use of libraries and the options for {library} library
fact: visits had risen by {dozen} per cent since the children's room was moved to the ground floor
fact: {library} library would open on Sundays with volunteers and a self-service door
fact: {thousand} people had borrowed an electronic book or newspaper
fact: {hundred} children had finished the summer reading challenge
fact: the mobile library would keep its stops at {dozen} villages
fact: the roof repair had been priced at {k}
ask: unstaffed hours => nobody under sixteen would be admitted alone and the cameras were watched from the town hall
ask: the local history collection => it would be scanned with a lottery grant of {k}
view: a library was the last indoor place where one could sit all day without buying something
view: the petition with {thousand} signatures showed what the building meant to people
that: the preferred option be approved
that: the Friends of {library} Library be thanked for their work

# digital
title: Digital and Customer Strategy
title: Use of Artificial Intelligence: Policy
subject: the digital strategy
which: proposed principles for online services and for the use of new software by staff
fact: {pct} per cent of requests were now made online, most of them from a telephone
fact: a trial of automatic note-taking had saved each social worker {few} hours a week
fact: {dozen} old systems would be switched off by {nextfy}
fact: {hundred} residents had borrowed a tablet from a library
ask: residents who did not use the internet => the telephone line and the counters would remain
ask: personal data in the trial => an impact assessment had been published and no data left the country
view: a form should not ask for what the Council already knew
that: the policy be adopted
that: a review be made after twelve months

# workforce
title: Workforce Strategy and Apprenticeships
title: Gender and Ethnicity Pay Gap {fy}
subject: the workforce strategy
which: described turnover, recruitment and the pay gaps in the Council's own staff
fact: turnover had fallen to {rate} per cent
fact: the median gender pay gap was {small} per cent in favour of men
fact: {dozen} apprentices had been appointed, {few} of them leaving care
fact: planners, engineers and social workers remained hard to recruit
fact: the staff survey had been answered by {thousand} employees
ask: working from home => teams agreed their own pattern, with at least two days a week together
ask: senior officers from minority backgrounds => recruitment panels had been changed and {few} appointments made
view: exit interviews should be read by somebody other than the line manager
that: the pay gap report be published
that: the strategy be approved

# property
title: Disposal of Land at {road}
title: Asset Management: {centre} and Other Sites
subject: the disposal
which: recommended the sale of land which was no longer needed for services
fact: the site had been vacant since {fy0} and cost {k} a year to secure
fact: {few} offers had been received, the highest of {m} being conditional on planning permission
fact: the community had listed part of the site as an asset of community value
fact: a covenant limited the use of the frontage to education
ask: affordable homes on the site => the conditions of sale required {dozen} per cent
ask: the allotments beside the site => they were not included and their fence would be renewed
view: land could be sold only once
view: a housing association should be given the first opportunity
that: the disposal be approved on the terms in the report
that: the Director be authorised to complete the sale in consultation with the Cabinet Member

# scrutiny-programme
title: Work Programme {fy}
title: Forward Work Programme and Task Groups
subject: the work programme
which: listed the items proposed for the coming meetings and the progress of the task groups
fact: the task group on young carers had met {few} times and would report in {month}
fact: {few} topics suggested by residents had been added
fact: the visit to {centre} had been put off until {month}
ask: an item on dentists => the health body had been invited to the meeting in {month}
ask: the response to last year's recommendations => {few} of {dozen} had been carried out and a table would be
  circulated
view: fewer items would allow better questions
that: the work programme be agreed
that: a task group on rural transport be set up
"""
