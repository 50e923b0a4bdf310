-- title: Clients over the years
-- materialised: yes
-- unit: none
-- grain: one row per client and span of fiscal years
-- definition: what a client is as at each year, from_year to until_year: its latest row whose period lies in or before the year; before the first of them, its earliest
-- source: stg_clients, dim_client_firm
-- additivity: none

with clients as (
    select * from stg_clients
),

firms as (
    select * from dim_client_firm
),

-- of clients with rows of several years the last period of each, for most have rows of one
telling_periods as (
    select
        clients.client_key,
        clients.fiscal_year as from_year,
        max(clients.period) as period
    from clients
    inner join firms
        on clients.client_key = firms.client_key
    where firms.first_year < firms.last_year
    group by clients.client_key, clients.fiscal_year
),

spans as (
    select
        client_key,
        0 as from_year,
        first_year - 1 as until_year,
        false as is_known_by_year,
        first_period as period
    from firms
    union all
    select
        client_key,
        first_year as from_year,
        9999 as until_year,
        true as is_known_by_year,
        last_period as period
    from firms
    where first_year = last_year
    union all
    select
        client_key,
        from_year,
        -- until the year before the next row
        coalesce(lead(from_year) over (partition by client_key order by from_year) - 1, 9999)
            as until_year,
        true as is_known_by_year,
        period
    from telling_periods
),

-- each number of employees once, for there are few
sizes as (
    select distinct employees
    from clients
),

size_bands as (
    select
        sizes.employees,
        bands.size_band
    from sizes
    inner join cfg_bands as bands
        on
            sizes.employees >= bands.employees_from
            and (
                bands.employees_below is null
                or sizes.employees < bands.employees_below
            )
),

final as (
    select
        clients.client_key,
        clients.centre_id,
        clients.industry,
        substr(clients.industry, 1, programme.industry_digits) as industry_prefix,
        clients.employees,
        size_bands.size_band,
        clients.annual_sales,
        spans.from_year,
        spans.until_year,
        spans.is_known_by_year,
        clients.period
    from cfg_programme as programme
    cross join spans
    inner join clients
        on
            spans.client_key = clients.client_key
            and spans.period = clients.period
    left join size_bands
        on clients.employees = size_bands.employees
)

select * from final
