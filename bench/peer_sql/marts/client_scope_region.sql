-- title: Region of a client
-- scope: region
-- materialised: no
-- unit: none
-- grain: one row per client
-- definition: the region of the client's centre
-- source: dim_client
-- additivity: none

with final as (
    select
        client_key,
        'region' as scope_kind,
        centre_region as scope
    from dim_client
    where centre_region is not null
)

select * from final
