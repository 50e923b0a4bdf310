-- title: Reach by scope
-- materialised: yes
-- unit: none
-- grain: one row per scope of the year
-- definition: firms served, and engagements closed with their hours and money, for every scope, also where there is none
-- source: fct_engagement, dim_year_firm, dim_scope, dim_year_client_scope, dim_year
-- additivity: none

with fiscal_year as (
    select * from dim_year
),

engagements as (
    select
        engagements.*,
        (
            engagements.is_active
            and firms.first_served_on between fiscal_year.year_starts_on and fiscal_year.year_ends_on
        ) as is_new_firm
    from fct_engagement as engagements
    inner join dim_year_firm as firms
        on engagements.firm_key = firms.firm_key
    cross join fiscal_year
),

-- a firm counts once in a scope, however many engagements it has there
firms as (
    select
        client_scopes.scope_kind,
        client_scopes.scope,
        engagements.firm_key,
        max(case when engagements.is_active then 1 end) as is_served,
        max(case when engagements.is_new_firm then 1 end) as is_new,
        max(case when engagements.is_active and engagements.has_enterprise_id then 1 end)
            as is_identified,
        count(case when engagements.is_closed then 1 end) as engagements_closed,
        sum(case when engagements.is_closed then engagements.hours end) as hours,
        sum(case when engagements.is_closed then engagements.fee end) as fees,
        sum(case when engagements.is_closed then engagements.subsidy end) as subsidy
    from engagements
    inner join dim_year_client_scope as client_scopes
        on engagements.client_key = client_scopes.client_key
    where
        engagements.is_active
        or engagements.is_closed
    group by client_scopes.scope_kind, client_scopes.scope, engagements.firm_key
),

totals as (
    select
        scope_kind,
        scope,
        count(is_served) as clients_served,
        count(is_new) as clients_new,
        count(is_identified) as clients_identified,
        sum(engagements_closed) as engagements_closed,
        sum(hours) as hours,
        sum(fees) as fees,
        sum(subsidy) as subsidy
    from firms
    group by scope_kind, scope
),

final as (
    select
        scopes.scope_kind,
        scopes.scope,
        coalesce(totals.clients_served, 0) as clients_served,
        coalesce(totals.clients_new, 0) as clients_new,
        coalesce(totals.clients_identified, 0) as clients_identified,
        coalesce(totals.engagements_closed, 0) as engagements_closed,
        coalesce(totals.hours, 0) as hours,
        coalesce(totals.fees, 0) as fees,
        coalesce(totals.subsidy, 0) as subsidy
    from dim_scope as scopes
    left join totals
        on
            scopes.scope_kind = totals.scope_kind
            and scopes.scope = totals.scope
)

select * from final
