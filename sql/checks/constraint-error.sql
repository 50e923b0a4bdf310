-- title: Rule that depends on another column
-- severity: error
-- dataset: outcomes, funding
-- definition: service_closed_on empty where status is complete or partial; awarded or spent below 0 without adjustment_of; the rules of a single column are checked as the cells are read
-- example: `service_closed_on` empty in a `complete` response; `awarded` of -50000 that corrects no line
-- message: {problem}
-- hint: {cure}

with outcomes as (
    select * from incoming.outcomes
),

funding as (
    select * from incoming.funding
),

amounts as (
    select
        funding.extract,
        funding.row_number,
        'awarded' as column_name,
        funding.awarded as amount
    from funding
    where funding.adjustment_of is null
    union all
    select
        funding.extract,
        funding.row_number,
        'spent' as column_name,
        funding.spent as amount
    from funding
    where funding.adjustment_of is null
),

negative_amounts as (
    select
        amounts.extract,
        amounts.row_number,
        amounts.column_name,
        -- without zeros at the end of the decimals
        rtrim(rtrim(cast(amounts.amount as varchar), '0'), '.') as value
    from amounts
    where amounts.amount < 0
),

final as (
    select
        outcomes.extract,
        outcomes.row_number,
        'service_closed_on' as column_name,
        cast(null as varchar) as value,
        'a date is required where the status is `' || outcomes.status || '`' as problem,
        'fill in the last day of the latest engagement that the answer is about' as cure
    from outcomes
    where
        outcomes.status in ('complete', 'partial')
        and outcomes.service_closed_on is null
    union all
    select
        negative_amounts.extract,
        negative_amounts.row_number,
        negative_amounts.column_name,
        negative_amounts.value,
        '`' || negative_amounts.value || '` is below 0, and the line corrects no other' as problem,
        'name the line that it corrects in `adjustment_of`, or correct the amount' as cure
    from negative_amounts
)

select * from final
