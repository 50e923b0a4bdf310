-- title: Engagements in force
-- unit: none
-- grain: one row per engagement
-- definition: the latest period's row of each engagement
-- source: warehouse.engagements
-- additivity: none

with in_force as (
    select
        centre_id,
        period,
        load_id
    from warehouse.in_force
    where
        snapshot = $snapshot
        and dataset = 'engagements'
),

rows_in_force as (
    select rows_in.* exclude (load_id, extract_sha256)
    from warehouse.engagements as rows_in
    inner join in_force
        on
            rows_in.centre_id = in_force.centre_id
            and rows_in.period = in_force.period
            and rows_in.load_id = in_force.load_id
),

-- the same key in several periods: the latest period's row stands
latest as (
    select
        engagement_key,
        max(period) as period
    from rows_in_force
    group by engagement_key
),

final as (
    select rows_in_force.*
    from latest
    inner join rows_in_force
        on
            latest.engagement_key = rows_in_force.engagement_key
            and latest.period = rows_in_force.period
)

select * from final
