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

telling_periods as (
    select
        client_key,
        fiscal_year as from_year,
        true as is_known_by_year,
        max(period) as period
    from clients
    group by client_key, fiscal_year
    union all
    select
        client_key,
        0 as from_year,
        false as is_known_by_year,
        first_period as period
    from dim_client_firm
),

spans as (
    select
        *,
        -- until the year before the next row
        coalesce(lead(from_year) over (partition by client_key order by from_year) - 1, 9999)
            as until_year
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
