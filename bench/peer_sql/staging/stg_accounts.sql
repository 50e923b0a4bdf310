-- title: Yearly accounts in force
-- unit: none
-- grain: one row per firm and year
-- definition: the latest period's row of each firm and year
-- source: warehouse.accounts
-- additivity: none

with in_force as (
    select
        centre_id,
        period,
        load_id
    from warehouse.in_force
    where
        snapshot = $snapshot
        and dataset = 'accounts'
),

rows_in_force as (
    select rows_in.* exclude (load_id, extract_sha256)
    from warehouse.accounts as rows_in
    inner join in_force
        on
            rows_in.centre_id = in_force.centre_id
            and rows_in.period = in_force.period
            and rows_in.load_id = in_force.load_id
),

-- the same key in several periods: the latest period's row stands
latest as (
    select
        firm_key,
        year,
        max(period) as period
    from rows_in_force
    group by firm_key, year
),

final as (
    select rows_in_force.*
    from latest
    inner join rows_in_force
        on
            latest.firm_key = rows_in_force.firm_key
            and latest.year = rows_in_force.year
            and latest.period = rows_in_force.period
)

select * from final
