-- title: Firms
-- materialised: yes
-- unit: none
-- grain: one row per firm
-- definition: a firm and the first day that any centre served it, over all its client rows
-- source: dim_client_firm
-- additivity: none

with final as (
    select
        firm_key,
        min(first_served_on) as first_served_on
    from dim_client_firm
    group by firm_key
)

select * from final
