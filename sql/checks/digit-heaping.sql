-- title: Round numbers
-- severity: warning
-- asks: yes
-- dataset: outcomes
-- definition: 30 or more new_sales above 0 in complete and partial responses of the file, more than 60% of them with a single significant digit
-- example: 25 of 30 answers are 100000, 500000 or 2000000
-- message: {heaped} of {answers} values above 0 have a single digit that is not 0, such as 500000; they look estimated
-- hint: nothing if the clients said so; ask them for the figures in their books where you can

with answers as (
    select
        outcomes.extract,
        -- the digits without zeros at either end
        ltrim(
            rtrim(replace(cast(outcomes.new_sales as varchar), '.', ''), '0'),
            '0'
        ) as significant_digits
    from incoming.outcomes as outcomes
    where
        outcomes.status in ('complete', 'partial')
        and outcomes.new_sales > 0
),

counts as (
    select
        answers.extract,
        count(*) as answers,
        count(case when length(answers.significant_digits) = 1 then 1 end) as heaped
    from answers
    group by answers.extract
),

final as (
    select
        counts.extract,
        cast(null as bigint) as row_number,
        'new_sales' as column_name,
        cast(null as varchar) as value,
        counts.answers,
        counts.heaped
    from counts
    where
        counts.answers >= 30
        -- more than 60%
        and 5 * counts.heaped > 3 * counts.answers
)

select * from final
