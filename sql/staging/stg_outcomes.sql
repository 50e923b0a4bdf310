-- title: Survey responses in force
-- unit: none
-- grain: one row per response
-- definition: the latest period's row of each response
-- source: warehouse.outcomes
-- additivity: none

with in_force as (
    select
        centre_id,
        period,
        load_id
    from warehouse.in_force
    where
        snapshot = $snapshot
        and dataset = 'outcomes'
),

rows_in_force as (
    select
        rows_in.response_key,
        rows_in.client_key,
        rows_in.response_order,
        rows_in.surveyed_on,
        rows_in.status,
        rows_in.service_closed_on,
        rows_in.new_sales,
        rows_in.retained_sales,
        rows_in.jobs_created,
        rows_in.jobs_retained,
        rows_in.savings_labour,
        rows_in.savings_materials,
        rows_in.savings_energy,
        rows_in.savings_overhead,
        rows_in.savings_other,
        rows_in.investment_products,
        rows_in.investment_plant,
        rows_in.investment_it,
        rows_in.investment_workforce,
        rows_in.investment_other,
        rows_in.avoided_investment,
        rows_in.more_competitive,
        rows_in.recommend,
        rows_in.attribution,
        rows_in.without_support,
        rows_in.confirmed,
        rows_in.centre_id,
        rows_in.period,
        rows_in.fiscal_year,
        rows_in.row_number
    from warehouse.outcomes as rows_in
    inner join in_force
        on
            rows_in.centre_id = in_force.centre_id
            and rows_in.period = in_force.period
            and rows_in.load_id = in_force.load_id
),

-- the same key in several periods: the latest period's row stands
latest as (
    select
        response_key,
        max(period) as period
    from rows_in_force
    group by response_key
),

final as (
    select
        rows_in_force.response_key,
        rows_in_force.client_key,
        rows_in_force.response_order,
        rows_in_force.surveyed_on,
        rows_in_force.status,
        rows_in_force.service_closed_on,
        rows_in_force.new_sales,
        rows_in_force.retained_sales,
        rows_in_force.jobs_created,
        rows_in_force.jobs_retained,
        rows_in_force.savings_labour,
        rows_in_force.savings_materials,
        rows_in_force.savings_energy,
        rows_in_force.savings_overhead,
        rows_in_force.savings_other,
        rows_in_force.investment_products,
        rows_in_force.investment_plant,
        rows_in_force.investment_it,
        rows_in_force.investment_workforce,
        rows_in_force.investment_other,
        rows_in_force.avoided_investment,
        rows_in_force.more_competitive,
        rows_in_force.recommend,
        rows_in_force.attribution,
        rows_in_force.without_support,
        rows_in_force.confirmed,
        rows_in_force.centre_id,
        rows_in_force.period,
        rows_in_force.fiscal_year,
        rows_in_force.row_number
    from latest
    inner join rows_in_force
        on
            latest.response_key = rows_in_force.response_key
            and latest.period = rows_in_force.period
)

select * from final
