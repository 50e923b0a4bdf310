-- title: Clients that the year is about
-- materialised: yes
-- unit: none
-- grain: one row per client with a case or an engagement of the year
-- definition: a client as at the year, as dim_client has it, if figures of the year may rest on it
-- source: dim_client_history, dim_client_firm, dim_year_client_key
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
        centres.region as centre_region,
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
    left join cfg_centres as centres
        on as_at.centre_id = centres.centre_id
)

select * from final
