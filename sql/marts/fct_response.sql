-- title: Survey responses of all years
-- unit: none
-- grain: one row per response
-- definition: every response in force, as its latest period has it, with the measures that are sums of several answers
-- source: stg_outcomes
-- additivity: none

with final as (
    select
        response_key,
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
        -- a summed measure is missing only if all its parts are
        case
            when coalesce(savings_labour, savings_materials, savings_energy, savings_overhead, savings_other) is not null
                then
                    coalesce(savings_labour, 0)
                    + coalesce(savings_materials, 0)
                    + coalesce(savings_energy, 0)
                    + coalesce(savings_overhead, 0)
                    + coalesce(savings_other, 0)
        end as cost_savings,
        case
            when coalesce(investment_products, investment_plant, investment_it, investment_workforce, investment_other) is not null
                then
                    coalesce(investment_products, 0)
                    + coalesce(investment_plant, 0)
                    + coalesce(investment_it, 0)
                    + coalesce(investment_workforce, 0)
                    + coalesce(investment_other, 0)
        end as investment,
        avoided_investment,
        more_competitive,
        recommend,
        attribution,
        without_support
    from stg_outcomes
)

select * from final
