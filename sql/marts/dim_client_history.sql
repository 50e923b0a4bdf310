-- title: Clients over the years
-- unit: none
-- grain: one row per client and fiscal year that lists it, and its first
-- definition: the rows of a client that it can be as at some year: the latest of each fiscal year, and the earliest of all
-- source: stg_clients, dim_client_firm
-- additivity: none

with clients as (
    select * from stg_clients
),

telling_periods as (
    select
        client_key,
        max(period) as period
    from clients
    group by client_key, fiscal_year
    union
    select
        client_key,
        first_period as period
    from dim_client_firm
),

final as (
    select
        clients.client_key,
        clients.centre_id,
        clients.industry,
        clients.employees,
        clients.annual_sales,
        clients.fiscal_year,
        clients.period
    from telling_periods
    inner join clients
        on
            telling_periods.client_key = clients.client_key
            and telling_periods.period = clients.period
)

select * from final
