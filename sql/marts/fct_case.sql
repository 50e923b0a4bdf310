-- title: Survey cases
-- unit: none
-- grain: one row per client surveyed in the year
-- definition: of a client's survey rows of the year that are not ineligible, the best by status, then the latest, then the greatest response id
-- source: stg_outcomes, dim_client, dim_year
-- additivity: none

with fiscal_year as (
    select * from dim_year
),

responses as (
    select
        outcomes.*,
        case outcomes.status
            when 'complete' then 1
            when 'partial' then 2
            when 'ceased_trading' then 3
            when 'refused' then 4
            when 'noncontact' then 5
        end as status_rank
    from fiscal_year
    cross join stg_outcomes as outcomes
    where
        outcomes.surveyed_on between fiscal_year.year_starts_on and fiscal_year.year_ends_on
        and outcomes.status <> 'ineligible'
),

choices as (
    select
        *,
        row_number() over (
            partition by client_key
            order by status_rank, surveyed_on desc, response_order desc
        ) as choice
    from responses
),

final as (
    select
        responses.response_key,
        responses.client_key,
        clients.firm_key,
        responses.centre_id,
        clients.centre_region,
        clients.size_band,
        clients.industry_prefix,
        clients.annual_sales,
        responses.surveyed_on,
        responses.service_closed_on,
        responses.status,
        responses.status in ('complete', 'partial') as is_response,
        responses.new_sales,
        responses.retained_sales,
        responses.jobs_created,
        responses.jobs_retained,
        -- a summed measure is missing only if all its parts are
        case
            when coalesce(responses.savings_labour, responses.savings_materials, responses.savings_energy, responses.savings_overhead, responses.savings_other) is not null
                then
                    coalesce(responses.savings_labour, 0)
                    + coalesce(responses.savings_materials, 0)
                    + coalesce(responses.savings_energy, 0)
                    + coalesce(responses.savings_overhead, 0)
                    + coalesce(responses.savings_other, 0)
        end as cost_savings,
        case
            when coalesce(responses.investment_products, responses.investment_plant, responses.investment_it, responses.investment_workforce, responses.investment_other) is not null
                then
                    coalesce(responses.investment_products, 0)
                    + coalesce(responses.investment_plant, 0)
                    + coalesce(responses.investment_it, 0)
                    + coalesce(responses.investment_workforce, 0)
                    + coalesce(responses.investment_other, 0)
        end as investment,
        responses.avoided_investment,
        responses.more_competitive,
        responses.recommend,
        responses.attribution,
        responses.without_support
    from choices as responses
    inner join dim_client as clients
        on responses.client_key = clients.client_key
    where responses.choice = 1
)

select * from final
