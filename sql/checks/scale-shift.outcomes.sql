-- title: Amounts of another scale
-- severity: warning
-- asks: yes
-- dataset: outcomes
-- reach: centre
-- definition: the median of 20 or more answers other than 0 in a column of money, new_sales to avoided_investment, is more than 300 times, or less than a 300th of, that of 20 or more in the period before
-- example: a median `new_sales` of 25000000 where it was 250000
-- message: the median of {amounts} amounts other than 0 is {median}, and was {median_before} in the file before it, whose period ended on {previous_ends_on}
-- hint: look whether the amounts are in thousands or in cents: write them in whole units and submit the file again; nothing if they are right

with befores as (
    select * from inc_period_before
    where dataset = 'outcomes'
),

files as (
    select
        centre_id,
        period
    from befores
    union
    select
        centre_id,
        period_before as period
    from befores
),

money_columns as (
    select column1 as column_name
    from (
        values
        ('new_sales'),
        ('retained_sales'),
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
        ('avoided_investment')
    ) as listed (column1)
),

unpivoted as (
    select
        files.centre_id,
        files.period,
        money_columns.column_name,
        case money_columns.column_name
            when 'new_sales' then outcomes.new_sales
            when 'retained_sales' then outcomes.retained_sales
            when 'savings_labour' then outcomes.savings_labour
            when 'savings_materials' then outcomes.savings_materials
            when 'savings_energy' then outcomes.savings_energy
            when 'savings_overhead' then outcomes.savings_overhead
            when 'savings_other' then outcomes.savings_other
            when 'investment_products' then outcomes.investment_products
            when 'investment_plant' then outcomes.investment_plant
            when 'investment_it' then outcomes.investment_it
            when 'investment_workforce' then outcomes.investment_workforce
            when 'investment_other' then outcomes.investment_other
            when 'avoided_investment' then outcomes.avoided_investment
        end as amount
    from files
    inner join stg_outcomes as outcomes
        on
            files.centre_id = outcomes.centre_id
            and files.period = outcomes.period
    cross join money_columns
),

amounts as (
    select * from unpivoted
    where amount <> 0
),

placed as (
    select
        *,
        row_number() over (
            partition by centre_id, period, column_name
            order by amount
        ) as place,
        count(*) over (partition by centre_id, period, column_name) as amounts
    from amounts
),

medians as (
    select
        centre_id,
        period,
        column_name,
        amounts,
        -- the one in the middle, or half of the two there
        0.5 * (min(amount) + max(amount)) as median
    from placed
    where
        amounts >= 20
        and 2 * place between amounts and amounts + 2
    group by centre_id, period, column_name, amounts
),

final as (
    select
        befores.extract,
        cast(null as bigint) as row_number,
        medians.column_name,
        cast(null as varchar) as value,
        medians.amounts,
        -- decimals without zeros at their end
        rtrim(rtrim(cast(medians.median as varchar), '0'), '.') as median,
        rtrim(rtrim(cast(earlier.median as varchar), '0'), '.') as median_before,
        befores.previous_ends_on
    from befores
    inner join medians
        on
            befores.centre_id = medians.centre_id
            and befores.period = medians.period
    inner join medians as earlier
        on
            befores.centre_id = earlier.centre_id
            and befores.period_before = earlier.period
            and medians.column_name = earlier.column_name
    where
        medians.median > 300 * earlier.median
        or 300 * medians.median < earlier.median
)

select * from final
