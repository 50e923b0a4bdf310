-- title: Size band of a client
-- scope: size
-- materialised: no
-- unit: none
-- grain: one row per client
-- definition: the size band of the client as at the year
-- source: dim_client
-- additivity: none

with final as (
    select
        client_key,
        'size' as scope_kind,
        size_band as scope
    from dim_client
    where size_band is not null
)

select * from final
