-- title: Extreme value
-- severity: warning
-- dataset: outcomes
-- reach: centre
-- definition: an outcome measure of a complete or partial response above the programme's threshold, and no verification in force of exactly this value; on the first filled column of a summed measure, with the sum as value
-- example: `new_sales` of 25000000 where the threshold is 10000000
-- message: `{value}` for {measure} is above the programme's threshold of {threshold}; it is held out of totals until the office verifies it
-- hint: check the value with the client and correct it if it is wrong; if it is right, set `confirmed` to `true`, which asks the office to verify it

with extracts as (
    select * from incoming.extracts
),

thresholds as (
    select * from cfg_thresholds
),

verifications as (
    select * from stg_verifications
),

responses as (
    select
        extracts.centre_id,
        outcomes.extract,
        outcomes.row_number,
        outcomes.response_key,
        outcomes.new_sales,
        outcomes.retained_sales,
        outcomes.jobs_created,
        outcomes.jobs_retained,
        -- a summed measure is missing only if all its parts are
        case
            when
                coalesce(
                    outcomes.savings_labour,
                    outcomes.savings_materials,
                    outcomes.savings_energy,
                    outcomes.savings_overhead,
                    outcomes.savings_other
                ) is not null
                then
                    coalesce(outcomes.savings_labour, 0)
                    + coalesce(outcomes.savings_materials, 0)
                    + coalesce(outcomes.savings_energy, 0)
                    + coalesce(outcomes.savings_overhead, 0)
                    + coalesce(outcomes.savings_other, 0)
        end as cost_savings,
        case
            when
                coalesce(
                    outcomes.investment_products,
                    outcomes.investment_plant,
                    outcomes.investment_it,
                    outcomes.investment_workforce,
                    outcomes.investment_other
                ) is not null
                then
                    coalesce(outcomes.investment_products, 0)
                    + coalesce(outcomes.investment_plant, 0)
                    + coalesce(outcomes.investment_it, 0)
                    + coalesce(outcomes.investment_workforce, 0)
                    + coalesce(outcomes.investment_other, 0)
        end as investment,
        outcomes.avoided_investment,
        case
            when outcomes.savings_labour is not null then 'savings_labour'
            when outcomes.savings_materials is not null then 'savings_materials'
            when outcomes.savings_energy is not null then 'savings_energy'
            when outcomes.savings_overhead is not null then 'savings_overhead'
            when outcomes.savings_other is not null then 'savings_other'
        end as cost_savings_column,
        case
            when outcomes.investment_products is not null then 'investment_products'
            when outcomes.investment_plant is not null then 'investment_plant'
            when outcomes.investment_it is not null then 'investment_it'
            when outcomes.investment_workforce is not null then 'investment_workforce'
            when outcomes.investment_other is not null then 'investment_other'
        end as investment_column
    from incoming.outcomes as outcomes
    inner join extracts
        on outcomes.extract = extracts.extract
    where outcomes.status in ('complete', 'partial')
),

answers as (
    select
        responses.centre_id,
        responses.extract,
        responses.row_number,
        responses.response_key,
        thresholds.name as measure,
        thresholds.threshold,
        case thresholds.name
            when 'cost_savings' then responses.cost_savings_column
            when 'investment' then responses.investment_column
            else thresholds.name
        end as column_name,
        -- no value for thresholds that are not about a measure
        case thresholds.name
            when 'new_sales' then cast(responses.new_sales as decimal(20, 2))
            when 'retained_sales' then cast(responses.retained_sales as decimal(20, 2))
            when 'jobs_created' then cast(responses.jobs_created as decimal(20, 2))
            when 'jobs_retained' then cast(responses.jobs_retained as decimal(20, 2))
            when 'cost_savings' then cast(responses.cost_savings as decimal(20, 2))
            when 'investment' then cast(responses.investment as decimal(20, 2))
            when 'avoided_investment' then cast(responses.avoided_investment as decimal(20, 2))
        end as amount
    from responses
    cross join thresholds
),

final as (
    select
        answers.extract,
        answers.row_number,
        answers.column_name,
        -- decimals without zeros at their end
        rtrim(rtrim(cast(answers.amount as varchar), '0'), '.') as value,
        replace(answers.measure, '_', ' ') as measure,
        rtrim(rtrim(cast(answers.threshold as varchar), '0'), '.') as threshold
    from answers
    left join verifications
        on
            answers.centre_id = verifications.verified_centre_id
            and answers.response_key = verifications.response_key
            and answers.measure = verifications.measure
            and answers.amount = verifications.value
    where
        answers.amount > answers.threshold
        and verifications.response_key is null
)

select * from final
