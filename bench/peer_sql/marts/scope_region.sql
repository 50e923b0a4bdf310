-- title: Regions
-- scope: region
-- order: 3
-- former_cell: centre_region
-- materialised: no
-- unit: none
-- grain: one row per region
-- definition: every region with a centre that was open in the year
-- source: dim_centre
-- additivity: none

with centres as (
    select * from dim_centre
    where is_open
),

final as (
    select distinct
        'region' as scope_kind,
        region as scope,
        'region ' || region as title
    from centres
)

select * from final
