-- title: Revised answers by scope
-- materialised: yes
-- unit: none
-- grain: one row per national, centre and region scope of the year
-- definition: responses surveyed in the year that differ from those first accepted, and by how much their sales and jobs do
-- source: fct_year_response, fct_year_first_response, dim_scope, dim_centre_scope
-- additivity: none

with in_force as (
    select * from fct_year_response
),

first_accepted as (
    select * from fct_year_first_response
),

compared as (
    select
        coalesce(in_force.centre_id, first_accepted.centre_id) as centre_id,
        (
            in_force.response_key is null
            or first_accepted.response_key is null
            or (in_force.status is distinct from first_accepted.status)
            or (in_force.new_sales is distinct from first_accepted.new_sales)
            or (in_force.retained_sales is distinct from first_accepted.retained_sales)
            or (in_force.jobs_created is distinct from first_accepted.jobs_created)
            or (in_force.jobs_retained is distinct from first_accepted.jobs_retained)
        ) as is_revised,
        coalesce(in_force.new_sales, 0)
        + coalesce(in_force.retained_sales, 0)
        - coalesce(first_accepted.new_sales, 0)
        - coalesce(first_accepted.retained_sales, 0) as sales_revised,
        coalesce(in_force.jobs_created, 0)
        + coalesce(in_force.jobs_retained, 0)
        - coalesce(first_accepted.jobs_created, 0)
        - coalesce(first_accepted.jobs_retained, 0) as jobs_revised
    from in_force
    full outer join first_accepted
        on
            in_force.response_key = first_accepted.response_key
            and in_force.response_period = first_accepted.response_period
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
