-- title: Centres
-- scope: centre
-- order: 2
-- role: centre
-- former_cell: centre_id
-- materialised: no
-- unit: none
-- grain: one row per centre
-- definition: every centre that was open in the year
-- source: dim_centre
-- additivity: none

with centres as (
    select * from dim_centre
    where is_open
),

final as (
    select
        'centre' as scope_kind,
        centre_id as scope,
        name as title
    from centres
)

select * from final
