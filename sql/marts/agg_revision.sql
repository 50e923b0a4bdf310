-- title: Revised answers by scope
-- unit: none
-- grain: one row per national, centre and region scope of the year
-- definition: responses surveyed in the year that differ from those first accepted, and by how much their sales and jobs do
-- source: fct_response, fct_first_response, dim_scope, dim_centre_scope, dim_year
-- additivity: none

with fiscal_year as (
    select * from dim_year
),

now_held as (
    select outcomes.*
    from fiscal_year
    cross join fct_response as outcomes
    where outcomes.surveyed_on between fiscal_year.year_starts_on and fiscal_year.year_ends_on
),

first_held as (
    select outcomes.*
    from fiscal_year
    cross join fct_first_response as outcomes
    where outcomes.surveyed_on between fiscal_year.year_starts_on and fiscal_year.year_ends_on
),

compared as (
    select
        coalesce(now_held.centre_id, first_held.centre_id) as centre_id,
        (
            now_held.response_key is null
            or first_held.response_key is null
            or (now_held.status is distinct from first_held.status)
            or (now_held.new_sales is distinct from first_held.new_sales)
            or (now_held.retained_sales is distinct from first_held.retained_sales)
            or (now_held.jobs_created is distinct from first_held.jobs_created)
            or (now_held.jobs_retained is distinct from first_held.jobs_retained)
        ) as is_revised,
        coalesce(now_held.new_sales, 0)
        + coalesce(now_held.retained_sales, 0)
        - coalesce(first_held.new_sales, 0)
        - coalesce(first_held.retained_sales, 0) as sales_revised,
        coalesce(now_held.jobs_created, 0)
        + coalesce(now_held.jobs_retained, 0)
        - coalesce(first_held.jobs_created, 0)
        - coalesce(first_held.jobs_retained, 0) as jobs_revised
    from now_held
    full outer join first_held
        on
            now_held.response_key = first_held.response_key
            and now_held.response_period = first_held.response_period
),

totals as (
    select
        centre_scopes.scope_kind,
        centre_scopes.scope,
        count(case when compared.is_revised then 1 end) as responses_revised,
        sum(compared.sales_revised) as sales_revised,
        sum(compared.jobs_revised) as jobs_revised
    from compared
    inner join dim_centre_scope as centre_scopes
        on compared.centre_id = centre_scopes.centre_id
    group by centre_scopes.scope_kind, centre_scopes.scope
),

final as (
    select
        scopes.scope_kind,
        scopes.scope,
        coalesce(totals.responses_revised, 0) as responses_revised,
        coalesce(totals.sales_revised, 0) as sales_revised,
        coalesce(totals.jobs_revised, 0) as jobs_revised
    from dim_scope as scopes
    left join totals
        on
            scopes.scope_kind = totals.scope_kind
            and scopes.scope = totals.scope
    where scopes.scope_kind in (select scope_kind from dim_centre_scope)
)

select * from final
