-- title: Firms of each centre
-- materialised: yes
-- kept: by centre
-- unit: none
-- grain: one row per centre and firm that has an enterprise id
-- definition: the first day that the centre served the firm, over all its client rows
-- source: dim_client_firm
-- additivity: none

with final as (
    select
        centre_id,
        firm_key,
        min(first_served_on) as first_served_on
    from dim_client_firm
    where has_enterprise_id
    group by centre_id, firm_key
)

select * from final
