-- title: Survey responses as first accepted
-- unit: none
-- grain: one row per response: its id and period
-- definition: every survey row, as the first accepted extract of its centre and period had it
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

final as (
    select rows_in.* exclude (load_id, extract_sha256)
    from warehouse.outcomes as rows_in
    inner join in_force
        on
            rows_in.centre_id = in_force.centre_id
            and rows_in.period = in_force.period
            and rows_in.load_id = in_force.first_load_id
)

select * from final
