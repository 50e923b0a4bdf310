-- title: Nation of a client
-- scope: national
-- materialised: no
-- unit: none
-- grain: one row per client
-- definition: every client counts in the whole programme
-- source: dim_client
-- additivity: none

with final as (
    select
        client_key,
        'national' as scope_kind,
        'national' as scope
    from dim_client
)

select * from final
