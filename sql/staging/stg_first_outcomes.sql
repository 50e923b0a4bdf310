-- title: Survey responses as first accepted
-- unit: none
-- grain: one row per response
-- definition: the latest period's row of each response, as the first accepted extract of its centre and period had it
-- source: warehouse.outcomes
-- additivity: none

with in_force as (
    select
        centre_id,
        period,
        first_load_id
    from warehouse.in_force
    where
        snapshot = $snapshot
        and dataset = 'outcomes'
),

rows_in_force as (
    select
        rows_in.response_key,
        rows_in.surveyed_on,
        rows_in.status,
        rows_in.new_sales,
        rows_in.retained_sales,
        rows_in.jobs_created,
        rows_in.jobs_retained,
        rows_in.centre_id,
        rows_in.period,
        rows_in.fiscal_year,
        rows_in.row_number
    from warehouse.outcomes as rows_in
    inner join in_force
        on
            rows_in.centre_id = in_force.centre_id
            and rows_in.period = in_force.period
            and rows_in.load_id = in_force.first_load_id
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
        rows_in_force.surveyed_on,
        rows_in_force.status,
        rows_in_force.new_sales,
        rows_in_force.retained_sales,
        rows_in_force.jobs_created,
        rows_in_force.jobs_retained,
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
