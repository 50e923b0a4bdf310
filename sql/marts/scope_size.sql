-- title: Size bands
-- scope: size
-- order: 4
-- former_cell: size_band
-- materialised: no
-- unit: none
-- grain: one row per size band
-- definition: every size band with a client that has a row in or before the year
-- source: dim_year_group
-- additivity: none

with final as (
    select distinct
        'size' as scope_kind,
        size_band as scope,
        'size ' || size_band as title
    from dim_year_group
    where size_band is not null
)

select * from final
