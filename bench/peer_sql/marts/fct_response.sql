-- title: Survey responses of all years
-- materialised: yes
-- unit: none
-- grain: one row per response: its id and period
-- definition: every response in force, with the measures that are sums of several answers
-- source: stg_outcomes
-- additivity: none

with final as (
    select
        response_key,
        period as response_period,
        client_key,
        centre_id,
        response_order,
        surveyed_on,
        service_closed_on,
        status,
        new_sales,
        retained_sales,
        jobs_created,
        jobs_retained,
        cost_savings,
        investment,
        avoided_investment,
        more_competitive,
        recommend,
        attribution,
        without_support
    from stg_outcomes
)

select * from final
