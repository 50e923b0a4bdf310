-- title: Clients
-- materialised: yes
-- unit: none
-- grain: one row per client
-- definition: a client as at the year: its latest row whose period lies in or before the year, else its earliest; its firm and first_served_on are those of the whole snapshot
-- source: dim_client_history, dim_client_firm
-- additivity: none

with as_at as (
    select * from dim_client_history
    where $year between from_year and until_year
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
        firms.firm_key,
        firms.has_enterprise_id,
        firms.first_served_on,
        as_at.is_known_by_year,
        as_at.industry,
        substr(as_at.industry, 1, programme.industry_digits) as industry_prefix,
        as_at.employees,
        size_bands.size_band,
        as_at.annual_sales
    from cfg_programme as programme
    cross join as_at
    inner join dim_client_firm as firms
        on as_at.client_key = firms.client_key
    left join cfg_centres as centres
        on as_at.centre_id = centres.centre_id
    left join size_bands
        on as_at.employees = size_bands.employees
)

select * from final
