-- title: Region of a centre
-- scope: region
-- materialised: no
-- unit: none
-- grain: one row per centre
-- definition: a centre's own rows count in the region of the centre
-- source: cfg_centres
-- additivity: none

with final as (
    select
        centre_id,
        'region' as scope_kind,
        region as scope
    from cfg_centres
)

select * from final
