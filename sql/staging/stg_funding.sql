-- title: Funding lines in force
-- unit: none
-- grain: one row per line and period
-- definition: every funding row: money for the period, not cumulative
-- source: warehouse.funding
-- additivity: none

with in_force as (
    select
        centre_id,
        period,
        load_id
    from warehouse.in_force
    where
        snapshot = $snapshot
        and dataset = 'funding'
),

final as (
    select
        rows_in.line_key,
        rows_in.award,
        rows_in.source,
        rows_in.fund,
        rows_in.cost_share,
        rows_in.awarded,
        rows_in.spent,
        rows_in.adjustment_of_key,
        rows_in.centre_id,
        rows_in.period,
        rows_in.fiscal_year,
        rows_in.row_number
    from warehouse.funding as rows_in
    inner join in_force
        on
            rows_in.centre_id = in_force.centre_id
            and rows_in.period = in_force.period
            and rows_in.load_id = in_force.load_id
)

select * from final
