-- title: Industry of a client
-- scope: industry
-- materialised: no
-- unit: none
-- grain: one row per client
-- definition: the industry of the client as at the year
-- source: dim_client
-- additivity: none

with final as (
    select
        client_key,
        'industry' as scope_kind,
        industry_prefix as scope
    from dim_client
)

select * from final
