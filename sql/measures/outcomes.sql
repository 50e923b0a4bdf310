-- title: Outcomes, as respondents reported them
-- thresholds: new_sales = 10000000, retained_sales = 10000000, jobs_created = 250, jobs_retained = 250, cost_savings = 5000000, investment = 10000000, avoided_investment = 5000000
-- grain: one row per measure and scope of the year
-- source: spec measures.md, Outcomes
--
-- each: ‹m› | ‹title› | ‹unit› | ‹additivity›
-- | new_sales | New sales | money | additive over centres
-- | retained_sales | Retained sales | money | additive over centres; not over years
-- | jobs_created | Jobs created | fte | additive over centres; not over years
-- | jobs_retained | Jobs retained | fte | additive over centres; not over years
-- | cost_savings | Cost savings | money | additive over centres
-- | investment | Investment by clients | money | additive over centres
-- | avoided_investment | Investment avoided | money | additive over centres
--
-- measure: ‹m›
-- title: ‹title›
-- unit: ‹unit›
-- definition: sum of the answers that are not held, as respondents reported them; no weights
-- source: agg_outcome
-- additivity: ‹additivity›
--
-- measure: ‹m›_held
-- of: ‹m›
-- title: ‹title›, held
-- unit: ‹unit›
-- definition: sum of the answers above a threshold of the programme, which may be what the client sells or employs, that the office has not verified
-- source: agg_outcome
-- additivity: additive over centres
--
-- measure: ‹m›_overlap
-- of: ‹m›
-- title: ‹title›, overlap
-- unit: ‹unit›
-- definition: over firms that answered through several centres, the sum of their values less each firm's largest: what the total would lose if one answer a firm counted
-- source: fct_answer
-- additivity: national only
--
-- measure: sales_total
-- of: new_sales, retained_sales
-- title: Sales, new and retained
-- unit: money
-- definition: new_sales plus retained_sales; a missing one counts 0
-- source: agg_outcome
-- additivity: additive over centres; not over years
--
-- measure: jobs_total
-- of: jobs_created, jobs_retained
-- title: Jobs, created and retained
-- unit: fte
-- definition: jobs_created plus jobs_retained; a missing one counts 0
-- source: agg_outcome
-- additivity: additive over centres; not over years
--
-- measure: sales_attributed
-- of: new_sales, retained_sales
-- title: Sales attributed by clients
-- unit: money
-- definition: new and retained sales times the share that the client credits to the programme, over responses with such a share
-- source: agg_outcome
-- additivity: additive over centres; not over years
--
-- measure: jobs_attributed
-- of: jobs_created, jobs_retained
-- title: Jobs attributed by clients
-- unit: fte
-- definition: jobs created and retained times the share that the client credits to the programme, over responses with such a share
-- source: agg_outcome
-- additivity: additive over centres; not over years
--
-- measure: attribution_coverage
-- of: survey_responses
-- title: Responses with an attribution
-- unit: rate
-- definition: responses that state a share over responses
-- source: fct_case
-- additivity: not additive
--
-- measure: sales_checked_share
-- of: new_sales, retained_sales
-- title: Sales that the turnover rule reached
-- unit: rate
-- definition: the part of sales_total from clients whose annual sales are known and above 0
-- source: agg_outcome
-- additivity: not additive

with outcomes as (
    select * from agg_outcome
),

pair_totals as (
    select * from agg_outcome_pair
),

attributions as (
    select
        client_scopes.scope_kind,
        client_scopes.scope,
        count(cases.attribution) as responses_attributed,
        count(*) as responses
    from fct_case as cases
    inner join dim_year_client_scope as client_scopes
        on cases.client_key = client_scopes.client_key
    where cases.is_response
    group by client_scopes.scope_kind, client_scopes.scope
),

attribution_coverage as (
    select
        scopes.scope_kind,
        scopes.scope,
        coalesce(attributions.responses_attributed, 0) as responses_attributed,
        coalesce(attributions.responses, 0) as responses,
        case when attributions.responses is null then 'no_responses' end as reason
    from dim_scope as scopes
    left join attributions
        on
            scopes.scope_kind = attributions.scope_kind
            and scopes.scope = attributions.scope
),

firm_answers as (
    select
        measure,
        firm_key,
        sum(value) - max(value) as overlap,
        count(*) as clients
    from fct_answer
    where not is_held
    group by measure, firm_key
),

firm_overlaps as (
    select
        outcomes.measure,
        outcomes.scope_kind,
        outcomes.scope,
        coalesce(sum(case when firm_answers.clients > 1 then firm_answers.overlap end), 0)
            as overlap
    from outcomes
    left join firm_answers
        on outcomes.measure = firm_answers.measure
    where outcomes.scope_kind = 'national'
    group by outcomes.measure, outcomes.scope_kind, outcomes.scope
),

final as (
    select
        measure as measure,
        scope_kind,
        scope,
        cast(total as decimal(38, 4)) as numerator,
        cast(null as decimal(38, 4)) as denominator,
        cast(answers_counted as bigint) as n,
        reason as reason
    from outcomes
    union all
    select
        measure || '_held' as measure,
        scope_kind,
        scope,
        cast(held_total as decimal(38, 4)) as numerator,
        cast(null as decimal(38, 4)) as denominator,
        cast(answers_held as bigint) as n,
        cast(null as varchar) as reason
    from outcomes
    union all
    select
        measure || '_overlap' as measure,
        scope_kind,
        scope,
        cast(overlap as decimal(38, 4)) as numerator,
        cast(null as decimal(38, 4)) as denominator,
        cast(null as bigint) as n,
        cast(null as varchar) as reason
    from firm_overlaps
    union all
    select
        pair || '_total' as measure,
        scope_kind,
        scope,
        cast(total as decimal(38, 4)) as numerator,
        cast(null as decimal(38, 4)) as denominator,
        cast(null as bigint) as n,
        reason as reason
    from pair_totals
    union all
    select
        pair || '_attributed' as measure,
        scope_kind,
        scope,
        cast(percent_attributed as decimal(38, 4)) as numerator,
        cast(100 as decimal(38, 4)) as denominator,
        cast(null as bigint) as n,
        case when percent_attributed is null then coalesce(reason, 'no_answers') end as reason
    from pair_totals
    union all
    select
        'attribution_coverage' as measure,
        scope_kind,
        scope,
        cast(responses_attributed as decimal(38, 4)) as numerator,
        cast(responses as decimal(38, 4)) as denominator,
        cast(null as bigint) as n,
        reason as reason
    from attribution_coverage
    union all
    select
        'sales_checked_share' as measure,
        scope_kind,
        scope,
        cast(turnover_known_total as decimal(38, 4)) as numerator,
        cast(coalesce(total, 0) as decimal(38, 4)) as denominator,
        cast(null as bigint) as n,
        reason as reason
    from pair_totals
    where pair = 'sales'
)

select * from final
