-- title: Centre of a client
-- scope: centre
-- materialised: no
-- unit: none
-- grain: one row per client
-- definition: the centre that the client is of
-- source: dim_client
-- additivity: none

with final as (
    select
        client_key,
        'centre' as scope_kind,
        centre_id as scope
    from dim_client
)

select * from final
