-- title: Quantified answers of all years
-- materialised: no
-- unit: none
-- grain: one row per response and outcome measure answered
-- definition: every value that a response in force states, and the column that states it; of a measure that is a sum, its first filled part
-- source: stg_outcomes, dim_outcome_measure
-- additivity: none

with responses as (
    select * from stg_outcomes
),

measures as (
    select * from dim_outcome_measure
),

answers as (
    select
        responses.response_key,
        responses.client_key,
        responses.centre_id,
        responses.period,
        responses.fiscal_year,
        responses.row_number,
        responses.status,
        measures.measure,
        measures.pair,
        case measures.measure
            when 'new_sales' then cast(responses.new_sales as decimal(20, 2))
            when 'retained_sales' then cast(responses.retained_sales as decimal(20, 2))
            when 'jobs_created' then cast(responses.jobs_created as decimal(20, 2))
            when 'jobs_retained' then cast(responses.jobs_retained as decimal(20, 2))
            when 'cost_savings' then cast(responses.cost_savings as decimal(20, 2))
            when 'investment' then cast(responses.investment as decimal(20, 2))
            when 'avoided_investment' then cast(responses.avoided_investment as decimal(20, 2))
        end as value,
        case measures.measure
            when 'cost_savings'
                then
                    case
                        when responses.savings_labour is not null then 'savings_labour'
                        when responses.savings_materials is not null then 'savings_materials'
                        when responses.savings_energy is not null then 'savings_energy'
                        when responses.savings_overhead is not null then 'savings_overhead'
                        else 'savings_other'
                    end
            when 'investment'
                then
                    case
                        when responses.investment_products is not null then 'investment_products'
                        when responses.investment_plant is not null then 'investment_plant'
                        when responses.investment_it is not null then 'investment_it'
                        when responses.investment_workforce is not null then 'investment_workforce'
                        else 'investment_other'
                    end
            else measures.measure
        end as column_name
    from responses
    cross join measures
),

final as (
    select * from answers
    where value is not null
)

select * from final
