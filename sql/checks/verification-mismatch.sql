-- title: Verification of another value
-- severity: warning
-- dataset: verifications
-- reach: centre
-- definition: a verification whose value is not exactly the value of that measure in the response, or whose measure the response leaves empty: nothing is released; cost_savings and investment are sums of their five parts
-- example: 70000 verified as the `new_sales` of a response that says 700000
-- message: `{value}` is not what the response says: its `{measure}` is {reported}; nothing is released
-- hint: correct the value here, or have the centre correct its response; only the very value of the response is released

with verifications as (
    select * from incoming.verifications
    where
        value is not null
        and measure in (
            'new_sales',
            'retained_sales',
            'jobs_created',
            'jobs_retained',
            'cost_savings',
            'investment',
            'avoided_investment'
        )
),

responses as (
    select
        responses.response_key,
        responses.new_sales,
        responses.retained_sales,
        responses.jobs_created,
        responses.jobs_retained,
        -- a summed measure is missing only if all its parts are
        case
            when
                coalesce(
                    responses.savings_labour,
                    responses.savings_materials,
                    responses.savings_energy,
                    responses.savings_overhead,
                    responses.savings_other
                ) is not null
                then
                    coalesce(responses.savings_labour, 0)
                    + coalesce(responses.savings_materials, 0)
                    + coalesce(responses.savings_energy, 0)
                    + coalesce(responses.savings_overhead, 0)
                    + coalesce(responses.savings_other, 0)
        end as cost_savings,
        case
            when
                coalesce(
                    responses.investment_products,
                    responses.investment_plant,
                    responses.investment_it,
                    responses.investment_workforce,
                    responses.investment_other
                ) is not null
                then
                    coalesce(responses.investment_products, 0)
                    + coalesce(responses.investment_plant, 0)
                    + coalesce(responses.investment_it, 0)
                    + coalesce(responses.investment_workforce, 0)
                    + coalesce(responses.investment_other, 0)
        end as investment,
        responses.avoided_investment
    from stg_outcomes as responses
),

compared as (
    select
        verifications.extract,
        verifications.row_number,
        verifications.measure,
        verifications.value as verified_value,
        case verifications.measure
            when 'new_sales' then cast(responses.new_sales as decimal(20, 2))
            when 'retained_sales' then cast(responses.retained_sales as decimal(20, 2))
            when 'jobs_created' then cast(responses.jobs_created as decimal(20, 2))
            when 'jobs_retained' then cast(responses.jobs_retained as decimal(20, 2))
            when 'cost_savings' then cast(responses.cost_savings as decimal(20, 2))
            when 'investment' then cast(responses.investment as decimal(20, 2))
            when 'avoided_investment' then cast(responses.avoided_investment as decimal(20, 2))
        end as reported_value
    from verifications
    inner join responses
        on verifications.response_key = responses.response_key
),

final as (
    select
        compared.extract,
        compared.row_number,
        'value' as column_name,
        -- decimals without zeros at their end
        rtrim(rtrim(cast(compared.verified_value as varchar), '0'), '.') as value,
        compared.measure,
        coalesce(
            '`' || rtrim(rtrim(cast(compared.reported_value as varchar), '0'), '.') || '`',
            'empty'
        ) as reported
    from compared
    where compared.verified_value is distinct from compared.reported_value
)

select * from final
