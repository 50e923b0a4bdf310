-- title: Nation of a centre
-- scope: national
-- materialised: no
-- unit: none
-- grain: one row per centre, the national office included
-- definition: every centre counts in the whole programme; so does what the national office files
-- source: cfg_centres
-- additivity: none

with final as (
    select
        centre_id,
        'national' as scope_kind,
        'national' as scope
    from cfg_centres
    union all
    select
        '_programme' as centre_id,
        'national' as scope_kind,
        'national' as scope
)

select * from final
