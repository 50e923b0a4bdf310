-- title: Centre of a centre
-- scope: centre
-- materialised: no
-- unit: none
-- grain: one row per centre
-- definition: a centre's own rows count in its own scope
-- source: cfg_centres
-- additivity: none

with final as (
    select
        centre_id,
        'centre' as scope_kind,
        centre_id as scope
    from cfg_centres
)

select * from final
