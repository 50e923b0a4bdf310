-- title: Size bands
-- scope: size
-- order: 4
-- former_cell: size_band
-- materialised: no
-- unit: none
-- grain: one row per size band
-- definition: every size band with a client that has a row in or before the year
-- source: dim_client
-- additivity: none

with clients as (
    select * from dim_client
    where is_known_by_year
),

final as (
    select distinct
        'size' as scope_kind,
        size_band as scope,
        'size ' || size_band as title
    from clients
    where size_band is not null
)

select * from final
