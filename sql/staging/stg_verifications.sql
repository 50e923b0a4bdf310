-- title: Verified answers in force
-- unit: none
-- grain: one row per response and measure
-- definition: the latest period's row of each verified answer
-- source: warehouse.verifications
-- additivity: none

with in_force as (
    select
        centre_id,
        period,
        load_id
    from warehouse.in_force
    where
        snapshot = $snapshot
        and dataset = 'verifications'
),

rows_in_force as (
    select
        rows_in.verified_centre_id,
        rows_in.response_key,
        rows_in.measure,
        rows_in.value,
        rows_in.role,
        rows_in.verified_on,
        rows_in.centre_id,
        rows_in.period,
        rows_in.fiscal_year,
        rows_in.row_number
    from warehouse.verifications as rows_in
    inner join in_force
        on
            rows_in.centre_id = in_force.centre_id
            and rows_in.period = in_force.period
            and rows_in.load_id = in_force.load_id
),

-- the same key in several periods: the latest period's row stands
latest as (
    select
        verified_centre_id,
        response_key,
        measure,
        max(period) as period
    from rows_in_force
    group by verified_centre_id, response_key, measure
),

final as (
    select
        rows_in_force.verified_centre_id,
        rows_in_force.response_key,
        rows_in_force.measure,
        rows_in_force.value,
        rows_in_force.role,
        rows_in_force.verified_on,
        rows_in_force.centre_id,
        rows_in_force.period,
        rows_in_force.fiscal_year,
        rows_in_force.row_number
    from latest
    inner join rows_in_force
        on
            latest.verified_centre_id = rows_in_force.verified_centre_id
            and latest.response_key = rows_in_force.response_key
            and latest.measure = rows_in_force.measure
            and latest.period = rows_in_force.period
)

select * from final
