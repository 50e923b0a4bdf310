-- title: Clients
-- unit: none
-- grain: one row per client
-- definition: a client as at the year: its latest row whose period lies in or before the year, else its earliest; its firm is its latest enterprise id in the snapshot, else the client itself; first_served_on is the earliest of all its rows
-- source: stg_clients
-- additivity: none

with clients as (
    select * from stg_clients
),

spans as (
    select
        client_key,
        max(case when fiscal_year <= $year then period end) as known_period,
        min(period) as first_period,
        max(case when enterprise_key is not null then period end) as enterprise_period,
        min(first_served_on) as first_served_on
    from clients
    group by client_key
),

enterprises as (
    select
        clients.client_key,
        clients.enterprise_key
    from spans
    inner join clients
        on
            spans.client_key = clients.client_key
            and spans.enterprise_period = clients.period
),

-- rows known by the year first, the latest of them; else the earliest
as_at as (
    select
        clients.client_key,
        clients.centre_id,
        clients.industry,
        clients.employees,
        clients.annual_sales,
        spans.first_served_on,
        spans.known_period is not null as is_known_by_year
    from spans
    inner join clients
        on
            spans.client_key = clients.client_key
            and coalesce(spans.known_period, spans.first_period) = clients.period
),

-- each number of employees once, for there are few
sizes as (
    select distinct employees
    from as_at
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
        as_at.client_key,
        as_at.centre_id,
        centres.region as centre_region,
        coalesce(enterprises.enterprise_key, as_at.client_key) as firm_key,
        (enterprises.enterprise_key is not null) as has_enterprise_id,
        as_at.first_served_on,
        as_at.is_known_by_year,
        as_at.industry,
        substr(as_at.industry, 1, programme.industry_digits) as industry_prefix,
        as_at.employees,
        size_bands.size_band,
        as_at.annual_sales
    from cfg_programme as programme
    cross join as_at
    left join enterprises
        on as_at.client_key = enterprises.client_key
    left join cfg_centres as centres
        on as_at.centre_id = centres.centre_id
    left join size_bands
        on as_at.employees = size_bands.employees
)

select * from final
