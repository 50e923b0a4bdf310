-- title: Amounts of another scale
-- severity: warning
-- asks: yes
-- dataset: engagements
-- reach: centre
-- definition: the median of 20 or more fee or subsidy other than 0 is more than 300 times, or less than a 300th of, that of 20 or more in the period before
-- example: a median `fee` of 5.2 where it was 5200
-- message: the median of {amounts} amounts other than 0 is {median}, and was {median_before} in the file before it, whose period ended on {previous_ends_on}
-- hint: look whether the amounts are in thousands or in cents: write them in whole units and submit the file again; nothing if they are right

with befores as (
    select * from inc_period_before
    where dataset = 'engagements'
),

medians as (
    select * from inc_engagement_median
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
