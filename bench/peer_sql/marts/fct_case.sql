-- title: Survey cases
-- materialised: yes
-- unit: none
-- grain: one row per client surveyed in the year
-- definition: of a client's survey rows of the year that are not ineligible, the best by status, then the latest, then the greatest response id
-- source: fct_response, dim_client, dim_year
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
    cross join fct_response as outcomes
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
        responses.response_period,
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
        responses.cost_savings,
        responses.investment,
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
