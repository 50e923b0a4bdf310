-- title: Scopes of a client
-- unit: none
-- grain: one row per client and scope
-- definition: every scope that a client's rows count in: national, its centre, the centre's region, its size band and its industry
-- source: dim_client
-- additivity: none

with clients as (
    select * from dim_client
),

final as (
    select
        client_key,
        'national' as scope_kind,
        'national' as scope
    from clients
    union all
    select
        client_key,
        'centre' as scope_kind,
        centre_id as scope
    from clients
    union all
    select
        client_key,
        'region' as scope_kind,
        centre_region as scope
    from clients
    where centre_region is not null
    union all
    select
        client_key,
        'size' as scope_kind,
        size_band as scope
    from clients
    where size_band is not null
    union all
    select
        client_key,
        'industry' as scope_kind,
        industry_prefix as scope
    from clients
)

select * from final
