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

mentions as (
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
        rows_in.row_number,
        -- the same key in several periods: the latest period's row stands
        row_number() over (
            partition by rows_in.firm_key, rows_in.year
            order by rows_in.fiscal_year desc, rows_in.period desc
        ) as recency
    from warehouse.accounts as rows_in
    inner join in_force
        on
            rows_in.centre_id = in_force.centre_id
            and rows_in.period = in_force.period
            and rows_in.load_id = in_force.load_id
),

final as (
    select
        firm_key,
        client_key,
        year,
        first_supported,
        employees,
        turnover,
        value_added,
        payroll,
        industry,
        region,
        centre_id,
        period,
        fiscal_year,
        row_number
    from mentions
    where recency = 1
)

select * from final
