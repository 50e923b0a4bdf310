-- title: Scopes of the year
-- unit: none
-- grain: one row per scope
-- definition: the nation, every centre and region that was open, and every size band and industry with a client known by the year or a case in it
-- source: dim_centre, dim_client, fct_case
-- additivity: none

with centres as (
    select * from dim_centre
    where is_open
),

clients as (
    select clients.*
    from dim_client as clients
    left join fct_case as cases
        on clients.client_key = cases.client_key
    where
        clients.is_known_by_year
        or cases.client_key is not null
),

final as (
    select
        'national' as scope_kind,
        'national' as scope
    union all
    select
        'centre' as scope_kind,
        centre_id as scope
    from centres
    union all
    select distinct
        'region' as scope_kind,
        region as scope
    from centres
    union all
    select distinct
        'size' as scope_kind,
        size_band as scope
    from clients
    where size_band is not null
    union all
    select distinct
        'industry' as scope_kind,
        industry_prefix as scope
    from clients
)

select * from final
