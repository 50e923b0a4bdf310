-- title: Clients that the year is about
-- materialised: yes
-- unit: none
-- grain: one row per client with a case or an engagement of the year
-- definition: a client as at the year, as dim_client has it, if figures of the year may rest on it
-- source: dim_year_client_row, cfg_centres
-- additivity: none

with final as (
    select
        clients.client_key,
        clients.centre_id,
        centres.region as centre_region,
        clients.firm_key,
        clients.has_enterprise_id,
        clients.first_served_on,
        clients.is_known_by_year,
        clients.industry,
        clients.industry_prefix,
        clients.employees,
        clients.size_band,
        clients.annual_sales
    from dim_year_client_row as clients
    left join cfg_centres as centres
        on clients.centre_id = centres.centre_id
)

select * from final
