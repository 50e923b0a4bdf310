-- title: Survey cases
-- materialised: yes
-- unit: none
-- grain: one row per client surveyed in the year
-- definition: the response that stands for a client in the year, with the client as at the year
-- source: fct_year_case, dim_year_client
-- additivity: none

with final as (
    select
        responses.response_key,
        responses.response_period,
        responses.client_key,
        clients.firm_key,
        responses.centre_id,
        clients.centre_region,
        clients.size_band,
        clients.industry_prefix,
        clients.employees,
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
    from fct_year_case as responses
    inner join dim_year_client as clients
        on responses.client_key = clients.client_key
)

select * from final
