-- title: Outcome totals by scope
-- materialised: yes
-- unit: none
-- grain: one row per outcome measure and scope of the year
-- definition: sums and counts of the answers that count and of those held, for every scope, also where there is none
-- source: fct_answer, fct_case, dim_outcome_measure, dim_scope, dim_year_client_scope
-- additivity: none

with measures as (
    select * from dim_outcome_measure
),

answers as (
    select * from fct_answer
),

client_scopes as (
    select * from dim_year_client_scope
),

responses as (
    select
        client_scopes.scope_kind,
        client_scopes.scope,
        count(*) as responses
    from fct_case as cases
    inner join client_scopes
        on cases.client_key = client_scopes.client_key
    where cases.is_response
    group by client_scopes.scope_kind, client_scopes.scope
),

totals as (
    select
        client_scopes.scope_kind,
        client_scopes.scope,
        answers.measure,
        sum(case when not answers.is_held then answers.value end) as total,
        count(case when not answers.is_held then 1 end) as answers_counted,
        sum(case when answers.is_held then answers.value end) as held_total,
        count(case when answers.is_held then 1 end) as answers_held,
        sum(case when not answers.is_held then answers.value * answers.attribution end)
            as percent_attributed,
        sum(case when not answers.is_held and answers.is_turnover_known then answers.value end)
            as turnover_known_total
    from answers
    inner join client_scopes
        on answers.client_key = client_scopes.client_key
    group by client_scopes.scope_kind, client_scopes.scope, answers.measure
),

final as (
    select
        measures.measure,
        measures.pair,
        scopes.scope_kind,
        scopes.scope,
        totals.total,
        coalesce(totals.answers_counted, 0) as answers_counted,
        coalesce(totals.held_total, 0) as held_total,
        coalesce(totals.answers_held, 0) as answers_held,
        totals.percent_attributed,
        totals.turnover_known_total,
        coalesce(responses.responses, 0) as responses,
        case
            when coalesce(totals.answers_counted, 0) > 0 then null
            when coalesce(responses.responses, 0) = 0 then 'no_responses'
            when coalesce(totals.answers_held, 0) > 0 then 'all_held'
            else 'no_answers'
        end as reason
    from measures
    cross join dim_scope as scopes
    left join totals
        on
            measures.measure = totals.measure
            and scopes.scope_kind = totals.scope_kind
            and scopes.scope = totals.scope
    left join responses
        on
            scopes.scope_kind = responses.scope_kind
            and scopes.scope = responses.scope
)

select * from final
