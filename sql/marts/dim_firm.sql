-- title: Firms
-- unit: none
-- grain: one row per firm
-- definition: a firm and the first day that any centre served it, over all its client rows
-- source: stg_clients, dim_client
-- additivity: none

with final as (
    select
        clients.firm_key,
        min(client_rows.first_served_on) as first_served_on
    from stg_clients as client_rows
    inner join dim_client as clients
        on client_rows.client_key = clients.client_key
    group by clients.firm_key
)

select * from final
