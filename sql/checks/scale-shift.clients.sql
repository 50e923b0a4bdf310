-- title: Amounts of another scale
-- severity: warning
-- asks: yes
-- dataset: clients
-- reach: centre
-- definition: the median of 20 or more annual_sales other than 0 is more than 300 times, or less than a 300th of, that of 20 or more in the period before
-- example: a median `annual_sales` of 2400 where it was 2400000 in the file before
-- message: the median of {amounts} amounts other than 0 is {median}, and was {median_before} in the file before it, whose period ended on {previous_ends_on}
-- hint: look whether the amounts are in thousands or in cents: write them in whole units and submit the file again; nothing if they are right

with befores as (
    select * from inc_period_before
    where dataset = 'clients'
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

amounts as (
    select
        files.centre_id,
        files.period,
        'annual_sales' as column_name,
        clients.annual_sales as amount
    from files
    inner join stg_clients as clients
        on
            files.centre_id = clients.centre_id
            and files.period = clients.period
    where clients.annual_sales <> 0
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
