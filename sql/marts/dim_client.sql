-- title: Clients
-- materialised: yes
-- unit: none
-- grain: one row per client
-- definition: a client as at the year: its latest row whose period lies in or before the year, else its earliest; its firm and first_served_on are those of the whole snapshot
-- source: dim_client_history, dim_client_firm
-- additivity: none

with final as (
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
    from dim_client_history as as_at
    inner join dim_client_firm as firms
        on as_at.client_key = firms.client_key
    left join cfg_centres as centres
        on as_at.centre_id = centres.centre_id
    where $year between as_at.from_year and as_at.until_year
)

select * from final
