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

mentions as (
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
        rows_in.row_number,
        -- the same key in several periods: the latest period's row stands
        row_number() over (
            partition by rows_in.engagement_key
            order by rows_in.fiscal_year desc, rows_in.period desc
        ) as recency
    from warehouse.engagements as rows_in
    inner join in_force
        on
            rows_in.centre_id = in_force.centre_id
            and rows_in.period = in_force.period
            and rows_in.load_id = in_force.load_id
),

final as (
    select
        engagement_key,
        client_key,
        service,
        mode,
        channel,
        started_on,
        closed_on,
        hours,
        fee,
        subsidy,
        centre_id,
        period,
        fiscal_year,
        row_number
    from mentions
    where recency = 1
)

select * from final
