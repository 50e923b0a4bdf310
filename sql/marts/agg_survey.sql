-- title: Survey counts by scope
-- materialised: yes
-- unit: none
-- grain: one row per scope of the year
-- definition: how many clients were due, filed, responded and are used, and how those answered that responded, for every scope, also where there is none
-- source: fct_engagement, fct_case, fct_answer, fct_year_response, dim_scope, dim_year_client_scope
-- additivity: none

with client_scopes as (
    select * from dim_year_client_scope
),

due_clients as (
    select distinct client_key
    from fct_engagement
    where is_due
),

filed_clients as (
    select distinct client_key
    from fct_year_response
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

final as (
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
)

select * from final
