-- title: Who contributes to the figures of a year
-- grain: one row per measure, scope, centre and firm
-- definition: what a firm adds through a centre to a total or a count; to a rate each firm of its denominator adds 1 for each case; a figure that no row is about, and that is made of none that is, is not known to be safe
-- source: Hundepool et al., Statistical Disclosure Control (2012), ch. 4

with answers as (
    select
        answers.*,
        measures.pair
    from fct_answer as answers
    inner join dim_outcome_measure as measures
        on answers.measure = measures.measure
),

cases as (
    select * from fct_case
),

engagements as (
    select * from fct_engagement
),

fiscal_year as (
    select * from dim_year
),

new_firms as (
    select firms.firm_key
    from dim_year_firm as firms
    inner join fiscal_year
        on firms.first_served_on between fiscal_year.year_starts_on and fiscal_year.year_ends_on
),

due_clients as (
    select distinct
        client_key,
        firm_key,
        centre_id
    from engagements
    where is_due
),

filed_clients as (
    select distinct client_key
    from fct_year_response
),

used_clients as (
    select distinct client_key
    from answers
    where not is_held
),

-- a firm counts once in a scope and centre, however many engagements it has there
served as (
    select distinct
        client_key,
        firm_key,
        centre_id
    from engagements
    where is_active
),

-- what each client adds
added as (
    select
        measure,
        client_key,
        firm_key,
        centre_id,
        value as amount
    from answers
    where not is_held
    union all
    select
        measure || '_held' as measure,
        client_key,
        firm_key,
        centre_id,
        value as amount
    from answers
    where is_held
    union all
    select
        pair || '_total' as measure,
        client_key,
        firm_key,
        centre_id,
        value as amount
    from answers
    where not is_held and pair is not null
    union all
    select
        pair || '_attributed' as measure,
        client_key,
        firm_key,
        centre_id,
        value * attribution * 0.01 as amount
    from answers
    where not is_held and pair is not null and attribution is not null
    union all
    select
        'sales_checked_share' as measure,
        client_key,
        firm_key,
        centre_id,
        1 as amount
    from answers
    where not is_held and pair = 'sales'
    union all
    select
        'attribution_coverage' as measure,
        client_key,
        firm_key,
        centre_id,
        1 as amount
    from cases
    where is_response
    union all
    select
        'survey_due' as measure,
        client_key,
        firm_key,
        centre_id,
        1 as amount
    from due_clients
    union all
    select
        'survey_coverage' as measure,
        client_key,
        firm_key,
        centre_id,
        1 as amount
    from due_clients
    union all
    select
        'survey_filed' as measure,
        due.client_key,
        due.firm_key,
        due.centre_id,
        1 as amount
    from due_clients as due
    inner join filed_clients
        on due.client_key = filed_clients.client_key
    union all
    select
        'survey_due_responses' as measure,
        due.client_key,
        due.firm_key,
        due.centre_id,
        1 as amount
    from due_clients as due
    inner join cases
        on due.client_key = cases.client_key
    where cases.is_response
    union all
    select
        'survey_due_used' as measure,
        due.client_key,
        due.firm_key,
        due.centre_id,
        1 as amount
    from due_clients as due
    inner join used_clients
        on due.client_key = used_clients.client_key
    union all
    select
        'survey_eligible' as measure,
        client_key,
        firm_key,
        centre_id,
        1 as amount
    from cases
    union all
    select
        'response_rate' as measure,
        client_key,
        firm_key,
        centre_id,
        1 as amount
    from cases
    union all
    select
        'survey_responses' as measure,
        client_key,
        firm_key,
        centre_id,
        1 as amount
    from cases
    where is_response
    union all
    select
        'any_outcome_rate' as measure,
        client_key,
        firm_key,
        centre_id,
        1 as amount
    from cases
    where is_response
    union all
    select
        'clients_ceased' as measure,
        client_key,
        firm_key,
        centre_id,
        1 as amount
    from cases
    where status = 'ceased_trading'
    union all
    select
        'nps' as measure,
        client_key,
        firm_key,
        centre_id,
        1 as amount
    from cases
    where is_response and recommend is not null
    union all
    select
        'more_competitive_rate' as measure,
        client_key,
        firm_key,
        centre_id,
        1 as amount
    from cases
    where is_response and more_competitive is not null
    union all
    select
        'engagements_closed' as measure,
        client_key,
        firm_key,
        centre_id,
        1 as amount
    from engagements
    where is_closed
    union all
    select
        'engagement_hours' as measure,
        client_key,
        firm_key,
        centre_id,
        hours as amount
    from engagements
    where is_closed and hours is not null
    union all
    select
        'engagement_fees' as measure,
        client_key,
        firm_key,
        centre_id,
        fee as amount
    from engagements
    where is_closed and fee is not null
    union all
    select
        'engagement_subsidy' as measure,
        client_key,
        firm_key,
        centre_id,
        subsidy as amount
    from engagements
    where is_closed and subsidy is not null
),

summed as (
    select
        added.measure,
        scopes.scope_kind,
        scopes.scope,
        added.centre_id,
        added.firm_key,
        sum(cast(added.amount as decimal(38, 4))) as amount
    from added
    inner join dim_year_client_scope as scopes
        on added.client_key = scopes.client_key
    group by
        added.measure,
        scopes.scope_kind,
        scopes.scope,
        added.centre_id,
        added.firm_key
),

firms as (
    select distinct
        scopes.scope_kind,
        scopes.scope,
        served.centre_id,
        served.firm_key,
        (new_firms.firm_key is not null) as is_new
    from served
    inner join dim_year_client_scope as scopes
        on served.client_key = scopes.client_key
    left join new_firms
        on served.firm_key = new_firms.firm_key
),

-- firms of several centres, which the national figures on them are about
shared as (
    select
        firm_key,
        count(distinct centre_id) - 1 as more_centres
    from firms
    where scope_kind = 'national'
    group by firm_key
    having count(distinct centre_id) > 1
),

-- firms with several answers to one question, of which a total would lose all but the largest
overlapping as (
    select
        measure,
        firm_key,
        sum(value) - max(value) as amount
    from answers
    where not is_held
    group by measure, firm_key
    having count(*) > 1
),

final as (
    select
        measure,
        scope_kind,
        scope,
        centre_id,
        firm_key,
        amount
    from summed
    union all
    select
        'clients_served' as measure,
        scope_kind,
        scope,
        centre_id,
        firm_key,
        cast(1 as decimal(38, 4)) as amount
    from firms
    union all
    select
        'enterprise_id_coverage' as measure,
        scope_kind,
        scope,
        centre_id,
        firm_key,
        cast(1 as decimal(38, 4)) as amount
    from firms
    union all
    select
        'clients_new' as measure,
        scope_kind,
        scope,
        centre_id,
        firm_key,
        cast(1 as decimal(38, 4)) as amount
    from firms
    where is_new
    union all
    select
        'clients_shared' as measure,
        'national' as scope_kind,
        'national' as scope,
        cast(null as varchar) as centre_id,
        firm_key,
        cast(more_centres as decimal(38, 4)) as amount
    from shared
    union all
    select
        measure || '_overlap' as measure,
        'national' as scope_kind,
        'national' as scope,
        cast(null as varchar) as centre_id,
        firm_key,
        cast(amount as decimal(38, 4)) as amount
    from overlapping
)

select * from final
