-- title: Engagements of all years
-- materialised: yes
-- unit: none
-- grain: one row per engagement
-- definition: every engagement in force, as its latest period has it
-- source: stg_engagements
-- additivity: none

with final as (
    select
        engagement_key,
        client_key,
        centre_id,
        service,
        mode,
        started_on,
        closed_on,
        hours,
        fee,
        subsidy
    from stg_engagements
)

select * from final
