-- title: No zeros
-- severity: warning
-- dataset: outcomes
-- definition: 20 or more answers to an outcome measure in complete and partial responses of the file, and none of them 0; a summed measure by its sum, reported on its first part
-- example: 25 values of `jobs_created` and not one 0
-- message: {answers} answers for `{measure}` and none of them is 0; blanks may stand for no
-- hint: write 0 where the client said that there was none, and leave a cell empty only where nothing was answered

with responses as (
    select * from incoming.outcomes
    where status in ('complete', 'partial')
),

-- the largest part of a sum is missing if all are, and 0 if none is above it
answers as (
    select
        responses.extract,
        measures.measure,
        case measures.measure
            when 'new_sales' then cast(responses.new_sales as decimal(20, 2))
            when 'retained_sales' then cast(responses.retained_sales as decimal(20, 2))
            when 'jobs_created' then cast(responses.jobs_created as decimal(20, 2))
            when 'jobs_retained' then cast(responses.jobs_retained as decimal(20, 2))
            when 'cost_savings'
                then
                    cast(
                        greatest(
                            responses.savings_labour,
                            responses.savings_materials,
                            responses.savings_energy,
                            responses.savings_overhead,
                            responses.savings_other
                        ) as decimal(20, 2)
                    )
            when 'investment'
                then
                    cast(
                        greatest(
                            responses.investment_products,
                            responses.investment_plant,
                            responses.investment_it,
                            responses.investment_workforce,
                            responses.investment_other
                        ) as decimal(20, 2)
                    )
            when 'avoided_investment' then cast(responses.avoided_investment as decimal(20, 2))
        end as amount
    from responses
    cross join dim_outcome_measure as measures
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
        counts.measure
    from counts
    where
        counts.answers >= 20
        and counts.zeros = 0
)

select * from final
