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

mentions as (
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
        rows_in.row_number,
        -- the same key in several periods: the latest period's row stands
        row_number() over (
            partition by rows_in.response_key
            order by rows_in.fiscal_year desc, rows_in.period desc
        ) as recency
    from warehouse.outcomes as rows_in
    inner join in_force
        on
            rows_in.centre_id = in_force.centre_id
            and rows_in.period = in_force.period
            and rows_in.load_id = in_force.first_load_id
),

final as (
    select
        response_key,
        surveyed_on,
        status,
        new_sales,
        retained_sales,
        jobs_created,
        jobs_retained,
        centre_id,
        period,
        fiscal_year,
        row_number
    from mentions
    where recency = 1
)

select * from final
