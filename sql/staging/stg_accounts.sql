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
    select
        rows_in.firm_key,
        rows_in.client_key,
        rows_in.year,
        rows_in.first_supported,
        rows_in.employees,
        rows_in.turnover,
        rows_in.value_added,
        rows_in.payroll,
        rows_in.industry,
        rows_in.region,
        rows_in.centre_id,
        rows_in.period,
        rows_in.fiscal_year,
        rows_in.row_number
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
    select
        rows_in_force.firm_key,
        rows_in_force.client_key,
        rows_in_force.year,
        rows_in_force.first_supported,
        rows_in_force.employees,
        rows_in_force.turnover,
        rows_in_force.value_added,
        rows_in_force.payroll,
        rows_in_force.industry,
        rows_in_force.region,
        rows_in_force.centre_id,
        rows_in_force.period,
        rows_in_force.fiscal_year,
        rows_in_force.row_number
    from latest
    inner join rows_in_force
        on
            latest.firm_key = rows_in_force.firm_key
            and latest.year = rows_in_force.year
            and latest.period = rows_in_force.period
)

select * from final
