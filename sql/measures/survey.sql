-- title: Survey
-- grain: one row per measure and scope of the year
-- source: spec measures.md, Survey
--
-- measure: survey_due
-- title: Clients due for survey
-- unit: count
-- definition: clients with an engagement closed in the service window of the year
-- source: fct_engagement
-- additivity: additive over centres, not over years
--
-- measure: survey_coverage
-- title: Due clients with any survey row
-- unit: rate
-- definition: of the clients due, those with any survey row in the year, ineligible included: shows cases that a centre never filed
-- source: fct_engagement, stg_outcomes
-- additivity: not additive
--
-- measure: survey_filed
-- title: Due clients with any survey row, counted
-- unit: count
-- definition: of the clients due, those with any survey row in the year, ineligible included
-- source: fct_engagement, stg_outcomes
-- additivity: additive over centres, not over years
--
-- measure: survey_due_responses
-- title: Due clients that responded
-- unit: count
-- definition: of the clients due, those whose case is complete or partial
-- source: fct_engagement, fct_case
-- additivity: additive over centres, not over years
--
-- measure: survey_due_used
-- title: Due clients whose answers are used
-- unit: count
-- definition: of the clients due, those with at least one quantified answer that is not held
-- source: fct_engagement, fct_answer
-- additivity: additive over centres, not over years
--
-- measure: survey_eligible
-- title: Eligible cases
-- unit: count
-- definition: clients surveyed in the year and not ineligible
-- source: fct_case
-- additivity: additive over centres
--
-- measure: survey_responses
-- title: Responses
-- unit: count
-- definition: cases complete or partial
-- source: fct_case
-- additivity: additive over centres
--
-- measure: response_rate
-- title: Response rate
-- unit: rate
-- definition: responses over eligible cases (AAPOR RR2 when no eligibility is unknown)
-- source: AAPOR Standard Definitions, RR2
-- additivity: not additive
--
-- measure: clients_ceased
-- title: Clients that ceased trading
-- unit: count
-- definition: cases whose client has ceased trading
-- source: fct_case
-- additivity: additive over centres
--
-- measure: any_outcome_rate
-- title: Responses with any outcome
-- unit: rate
-- definition: responses with at least one quantified answer above 0, held or not, over responses
-- source: fct_case, fct_answer
-- additivity: not additive
--
-- measure: nps
-- title: Net promoter score
-- unit: points
-- definition: 100 times the share of 9 and 10 less the share of 0 to 6, among those who answered
-- source: fct_case
-- additivity: not additive
--
-- measure: more_competitive_rate
-- title: Clients more competitive
-- unit: rate
-- definition: yes over answered
-- source: fct_case
-- additivity: not additive

with fiscal_year as (
    select * from dim_year
),

client_scopes as (
    select * from dim_client_scope
),

due_clients as (
    select distinct client_key
    from fct_engagement
    where is_due
),

filed_clients as (
    select distinct outcomes.client_key
    from stg_outcomes as outcomes
    cross join fiscal_year
    where outcomes.surveyed_on between fiscal_year.year_starts_on and fiscal_year.year_ends_on
),

responding_clients as (
    select client_key
    from fct_case
    where is_response
),

used_clients as (
    select distinct client_key
    from fct_answer
    where not is_held
),

-- one cohort followed: due, filed, responded, used
due as (
    select
        client_scopes.scope_kind,
        client_scopes.scope,
        count(*) as survey_due,
        count(filed_clients.client_key) as survey_filed,
        count(responding_clients.client_key) as survey_due_responses,
        count(used_clients.client_key) as survey_due_used
    from due_clients
    inner join client_scopes
        on due_clients.client_key = client_scopes.client_key
    left join filed_clients
        on due_clients.client_key = filed_clients.client_key
    left join responding_clients
        on due_clients.client_key = responding_clients.client_key
    left join used_clients
        on due_clients.client_key = used_clients.client_key
    group by client_scopes.scope_kind, client_scopes.scope
),

clients_with_outcome as (
    select distinct client_key
    from fct_answer
    where value > 0
),

cases as (
    select
        client_scopes.scope_kind,
        client_scopes.scope,
        count(*) as survey_eligible,
        count(case when cases.is_response then 1 end) as survey_responses,
        count(case when cases.status = 'ceased_trading' then 1 end) as clients_ceased,
        count(clients_with_outcome.client_key) as responses_with_outcome,
        count(case when cases.is_response and cases.recommend >= 9 then 1 end) as promoters,
        count(case when cases.is_response and cases.recommend <= 6 then 1 end) as detractors,
        count(case when cases.is_response then cases.recommend end) as recommend_answers,
        count(case when cases.is_response and cases.more_competitive then 1 end)
            as more_competitive,
        count(case when cases.is_response then cases.more_competitive end)
            as more_competitive_answers
    from fct_case as cases
    inner join client_scopes
        on cases.client_key = client_scopes.client_key
    left join clients_with_outcome
        on cases.client_key = clients_with_outcome.client_key
    group by client_scopes.scope_kind, client_scopes.scope
),

measured as (
    select
        scopes.scope_kind,
        scopes.scope,
        coalesce(due.survey_due, 0) as survey_due,
        coalesce(due.survey_filed, 0) as survey_filed,
        coalesce(due.survey_due_responses, 0) as survey_due_responses,
        coalesce(due.survey_due_used, 0) as survey_due_used,
        coalesce(cases.survey_eligible, 0) as survey_eligible,
        coalesce(cases.survey_responses, 0) as survey_responses,
        coalesce(cases.clients_ceased, 0) as clients_ceased,
        coalesce(cases.responses_with_outcome, 0) as responses_with_outcome,
        coalesce(cases.promoters, 0) as promoters,
        coalesce(cases.detractors, 0) as detractors,
        coalesce(cases.recommend_answers, 0) as recommend_answers,
        coalesce(cases.more_competitive, 0) as more_competitive,
        coalesce(cases.more_competitive_answers, 0) as more_competitive_answers,
        case when coalesce(cases.survey_eligible, 0) = 0 then 'no_denominator' end
            as reason_eligible,
        case when coalesce(cases.survey_responses, 0) = 0 then 'no_responses' end
            as reason_responses
    from dim_scope as scopes
    left join due
        on
            scopes.scope_kind = due.scope_kind
            and scopes.scope = due.scope
    left join cases
        on
            scopes.scope_kind = cases.scope_kind
            and scopes.scope = cases.scope
),

final as (
    select
        'survey_due' as measure,
        scope_kind,
        scope,
        cast(survey_due as decimal(38, 4)) as numerator,
        cast(null as decimal(38, 4)) as denominator,
        cast(null as bigint) as n,
        cast(null as varchar) as reason
    from measured
    union all
    select
        'survey_filed' as measure,
        scope_kind,
        scope,
        cast(survey_filed as decimal(38, 4)) as numerator,
        cast(null as decimal(38, 4)) as denominator,
        cast(null as bigint) as n,
        cast(null as varchar) as reason
    from measured
    union all
    select
        'survey_due_responses' as measure,
        scope_kind,
        scope,
        cast(survey_due_responses as decimal(38, 4)) as numerator,
        cast(null as decimal(38, 4)) as denominator,
        cast(null as bigint) as n,
        cast(null as varchar) as reason
    from measured
    union all
    select
        'survey_due_used' as measure,
        scope_kind,
        scope,
        cast(survey_due_used as decimal(38, 4)) as numerator,
        cast(null as decimal(38, 4)) as denominator,
        cast(null as bigint) as n,
        cast(null as varchar) as reason
    from measured
    union all
    select
        'survey_coverage' as measure,
        scope_kind,
        scope,
        cast(survey_filed as decimal(38, 4)) as numerator,
        cast(survey_due as decimal(38, 4)) as denominator,
        cast(null as bigint) as n,
        cast(null as varchar) as reason
    from measured
    union all
    select
        'survey_eligible' as measure,
        scope_kind,
        scope,
        cast(survey_eligible as decimal(38, 4)) as numerator,
        cast(null as decimal(38, 4)) as denominator,
        cast(null as bigint) as n,
        cast(null as varchar) as reason
    from measured
    union all
    select
        'survey_responses' as measure,
        scope_kind,
        scope,
        cast(survey_responses as decimal(38, 4)) as numerator,
        cast(null as decimal(38, 4)) as denominator,
        cast(null as bigint) as n,
        cast(null as varchar) as reason
    from measured
    union all
    select
        'response_rate' as measure,
        scope_kind,
        scope,
        cast(survey_responses as decimal(38, 4)) as numerator,
        cast(survey_eligible as decimal(38, 4)) as denominator,
        cast(null as bigint) as n,
        reason_eligible as reason
    from measured
    union all
    select
        'clients_ceased' as measure,
        scope_kind,
        scope,
        cast(clients_ceased as decimal(38, 4)) as numerator,
        cast(null as decimal(38, 4)) as denominator,
        cast(null as bigint) as n,
        cast(null as varchar) as reason
    from measured
    union all
    select
        'any_outcome_rate' as measure,
        scope_kind,
        scope,
        cast(responses_with_outcome as decimal(38, 4)) as numerator,
        cast(survey_responses as decimal(38, 4)) as denominator,
        cast(null as bigint) as n,
        reason_responses as reason
    from measured
    union all
    select
        'nps' as measure,
        scope_kind,
        scope,
        cast(100 * (promoters - detractors) as decimal(38, 4)) as numerator,
        cast(recommend_answers as decimal(38, 4)) as denominator,
        cast(null as bigint) as n,
        coalesce(reason_responses, case when recommend_answers = 0 then 'no_answers' end) as reason
    from measured
    union all
    select
        'more_competitive_rate' as measure,
        scope_kind,
        scope,
        cast(more_competitive as decimal(38, 4)) as numerator,
        cast(more_competitive_answers as decimal(38, 4)) as denominator,
        cast(null as bigint) as n,
        coalesce(reason_responses, case when more_competitive_answers = 0 then 'no_answers' end) as reason
    from measured
)

select * from final
