-- title: Shares where percents are asked for
-- severity: warning
-- dataset: outcomes
-- definition: 10 or more attributions in complete and partial responses of the file, none of them above 1, and not all of them 0 or 1
-- example: `attribution` 0.5, 0.8, 1 and the like in all of 40 responses
-- message: none of the {answers} values is above 1, the largest is {largest}; they look like shares and are taken as percents
-- hint: write percents from 0 to 100, such as 50 for a half, and submit the file again; nothing if no client credits the programme with more than 1%

with outcomes as (
    select * from incoming.outcomes
    where
        status in ('complete', 'partial')
        and attribution is not null
),

counts as (
    select
        extract,
        count(*) as answers,
        count(case when attribution not in (0, 1) then 1 end) as fractions,
        max(attribution) as largest
    from outcomes
    group by extract
),

final as (
    select
        counts.extract,
        cast(null as bigint) as row_number,
        'attribution' as column_name,
        cast(null as varchar) as value,
        counts.answers,
        -- decimals without zeros at their end
        rtrim(rtrim(cast(counts.largest as varchar), '0'), '.') as largest
    from counts
    where
        counts.answers >= 10
        and counts.largest <= 1
        and counts.fractions > 0
)

select * from final
