-- title: Survey responses of all years as first accepted
-- materialised: yes
-- unit: none
-- grain: one row per response: its id and period
-- definition: every response, as the first accepted extract of its centre and period had it
-- source: stg_first_outcomes
-- additivity: none

with final as (
    select
        response_key,
        period as response_period,
        centre_id,
        surveyed_on,
        status,
        new_sales,
        retained_sales,
        jobs_created,
        jobs_retained
    from stg_first_outcomes
)

select * from final
