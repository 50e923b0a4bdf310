-- title: Periods that mention an engagement
-- unit: none
-- grain: one row per engagement and period
-- definition: every engagement row of the extracts in force: an open engagement that nobody mentions any more is not served for ever, and an id may come back
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

final as (
    select
        rows_in.engagement_key,
        rows_in.client_key,
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
)

select * from final
