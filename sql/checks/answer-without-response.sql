-- title: Answer without a response
-- severity: error
-- dataset: outcomes
-- definition: an answer column, new_sales to without_support, filled where status is refused, noncontact, ceased_trading or ineligible; one finding a filled column
-- example: `new_sales` of 5000 in a row with the status `refused`
-- message: `{value}` is an answer, but the status is `{status}`
-- hint: empty the cell, or set the status to `complete` or `partial` if the client did answer

with outcomes as (
    select * from incoming.outcomes
    where status in ('refused', 'noncontact', 'ceased_trading', 'ineligible')
),

answer_columns as (
    select column1 as column_name
    from (
        values
        ('new_sales'),
        ('retained_sales'),
        ('jobs_created'),
        ('jobs_retained'),
        ('savings_labour'),
        ('savings_materials'),
        ('savings_energy'),
        ('savings_overhead'),
        ('savings_other'),
        ('investment_products'),
        ('investment_plant'),
        ('investment_it'),
        ('investment_workforce'),
        ('investment_other'),
        ('avoided_investment'),
        ('more_competitive'),
        ('recommend'),
        ('attribution'),
        ('without_support')
    ) as listed (column1)
),

answers as (
    select
        outcomes.extract,
        outcomes.row_number,
        answer_columns.column_name,
        case answer_columns.column_name
            when 'new_sales' then cast(outcomes.new_sales as varchar)
            when 'retained_sales' then cast(outcomes.retained_sales as varchar)
            when 'jobs_created' then cast(outcomes.jobs_created as varchar)
            when 'jobs_retained' then cast(outcomes.jobs_retained as varchar)
            when 'savings_labour' then cast(outcomes.savings_labour as varchar)
            when 'savings_materials' then cast(outcomes.savings_materials as varchar)
            when 'savings_energy' then cast(outcomes.savings_energy as varchar)
            when 'savings_overhead' then cast(outcomes.savings_overhead as varchar)
            when 'savings_other' then cast(outcomes.savings_other as varchar)
            when 'investment_products' then cast(outcomes.investment_products as varchar)
            when 'investment_plant' then cast(outcomes.investment_plant as varchar)
            when 'investment_it' then cast(outcomes.investment_it as varchar)
            when 'investment_workforce' then cast(outcomes.investment_workforce as varchar)
            when 'investment_other' then cast(outcomes.investment_other as varchar)
            when 'avoided_investment' then cast(outcomes.avoided_investment as varchar)
            when 'more_competitive' then cast(outcomes.more_competitive as varchar)
            when 'recommend' then cast(outcomes.recommend as varchar)
            when 'attribution' then cast(outcomes.attribution as varchar)
            when 'without_support' then outcomes.without_support
        end as answer,
        outcomes.status
    from outcomes
    cross join answer_columns
),

final as (
    select
        answers.extract,
        answers.row_number,
        answers.column_name,
        -- decimals without zeros at their end
        case
            when
                answers.answer like '%.%'
                and answers.column_name <> 'without_support'
                then rtrim(rtrim(answers.answer, '0'), '.')
            else answers.answer
        end as value,
        answers.status
    from answers
    where answers.answer is not null
)

select * from final
