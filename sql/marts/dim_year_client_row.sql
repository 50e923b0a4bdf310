-- title: Clients that the year is about, as they filed
-- materialised: yes
-- kept: by centre
-- unit: none
-- grain: one row per client with a case or an engagement of the year
-- definition: a client as at the year: its latest row whose period lies in or before the year, else its earliest; its firm and first_served_on are those of the whole snapshot
-- source: dim_year_client_key, dim_client_history, dim_client_firm
-- additivity: none

with as_at as (
    select clients.*
    from dim_year_client_key as keys
    inner join dim_client_history as clients
        on keys.client_key = clients.client_key
    where $year between clients.from_year and clients.until_year
),

final as (
    select
        as_at.client_key,
        as_at.centre_id,
        firms.firm_key,
        firms.has_enterprise_id,
        firms.first_served_on,
        as_at.is_known_by_year,
        as_at.industry,
        as_at.industry_prefix,
        as_at.employees,
        as_at.size_band,
        as_at.annual_sales
    from as_at
    inner join dim_client_firm as firms
        on as_at.client_key = firms.client_key
)

select * from final
