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

mentions as (
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
        rows_in.row_number,
        -- the same key in several periods: the latest period's row stands
        row_number() over (
            partition by rows_in.verified_centre_id, rows_in.response_key, rows_in.measure
            order by rows_in.fiscal_year desc, rows_in.period desc
        ) as recency
    from warehouse.verifications as rows_in
    inner join in_force
        on
            rows_in.centre_id = in_force.centre_id
            and rows_in.period = in_force.period
            and rows_in.load_id = in_force.load_id
),

final as (
    select
        verified_centre_id,
        response_key,
        measure,
        value,
        role,
        verified_on,
        centre_id,
        period,
        fiscal_year,
        row_number
    from mentions
    where recency = 1
)

select * from final
