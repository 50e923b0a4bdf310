-- title: No zeros
-- severity: warning
-- dataset: outcomes
-- definition: 20 or more answers to an outcome measure in complete and partial responses of the file, and none of them 0; a summed measure by its sum, reported on its first part
-- example: 25 values of `jobs_created` and not one 0
-- message: {answers} answers for {measure} and none of them is 0; blanks may stand for no
-- hint: write 0 where the client said that there was none, and leave a cell empty only where nothing was answered

with measures as (
    select column1 as measure
    from (
        values
        ('new_sales'),
        ('retained_sales'),
        ('jobs_created'),
        ('jobs_retained'),
        ('cost_savings'),
        ('investment'),
        ('avoided_investment')
    ) as listed (column1)
),

responses as (
    select
        outcomes.extract,
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
        outcomes.avoided_investment
    from incoming.outcomes as outcomes
    where outcomes.status in ('complete', 'partial')
),

answers as (
    select
        responses.extract,
        measures.measure,
        case measures.measure
            when 'new_sales' then cast(responses.new_sales as decimal(20, 2))
            when 'retained_sales' then cast(responses.retained_sales as decimal(20, 2))
            when 'jobs_created' then cast(responses.jobs_created as decimal(20, 2))
            when 'jobs_retained' then cast(responses.jobs_retained as decimal(20, 2))
            when 'cost_savings' then cast(responses.cost_savings as decimal(20, 2))
            when 'investment' then cast(responses.investment as decimal(20, 2))
            when 'avoided_investment' then cast(responses.avoided_investment as decimal(20, 2))
        end as amount
    from responses
    cross join measures
),

counts as (
    select
        answers.extract,
        answers.measure,
        count(answers.amount) as answers,
        count(case when answers.amount = 0 then 1 end) as zeros
    from answers
    group by answers.extract, answers.measure
),

final as (
    select
        counts.extract,
        cast(null as bigint) as row_number,
        case counts.measure
            when 'cost_savings' then 'savings_labour'
            when 'investment' then 'investment_products'
            else counts.measure
        end as column_name,
        cast(null as varchar) as value,
        counts.answers,
        replace(counts.measure, '_', ' ') as measure
    from counts
    where
        counts.answers >= 20
        and counts.zeros = 0
)

select * from final
