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
    select
        rows_in.engagement_key,
        rows_in.client_key,
        rows_in.service,
        rows_in.mode,
        rows_in.channel,
        rows_in.started_on,
        rows_in.closed_on,
        rows_in.hours,
        rows_in.fee,
        rows_in.subsidy,
        rows_in.centre_id,
        rows_in.period,
        rows_in.fiscal_year,
        rows_in.row_number
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
    select
        rows_in_force.engagement_key,
        rows_in_force.client_key,
        rows_in_force.service,
        rows_in_force.mode,
        rows_in_force.channel,
        rows_in_force.started_on,
        rows_in_force.closed_on,
        rows_in_force.hours,
        rows_in_force.fee,
        rows_in_force.subsidy,
        rows_in_force.centre_id,
        rows_in_force.period,
        rows_in_force.fiscal_year,
        rows_in_force.row_number
    from latest
    inner join rows_in_force
        on
            latest.engagement_key = rows_in_force.engagement_key
            and latest.period = rows_in_force.period
)

select * from final
