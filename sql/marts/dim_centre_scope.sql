-- title: Scopes of a centre
-- unit: none
-- grain: one row per centre and scope
-- definition: every scope that a centre's own rows count in; what the national office files counts in the national scope only
-- source: cfg_centres
-- additivity: none

with centres as (
    select * from cfg_centres
),

final as (
    select
        centre_id,
        'national' as scope_kind,
        'national' as scope
    from centres
    union all
    select
        '_programme' as centre_id,
        'national' as scope_kind,
        'national' as scope
    union all
    select
        centre_id,
        'centre' as scope_kind,
        centre_id as scope
    from centres
    union all
    select
        centre_id,
        'region' as scope_kind,
        region as scope
    from centres
)

select * from final
