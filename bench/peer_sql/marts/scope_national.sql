-- title: Nation
-- scope: national
-- order: 1
-- role: whole
-- materialised: no
-- unit: none
-- grain: one row
-- definition: the whole programme
-- source: the programme itself
-- additivity: none

with final as (
    select
        'national' as scope_kind,
        'national' as scope,
        'the nation' as title
)

select * from final
