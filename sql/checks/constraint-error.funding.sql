-- title: Rule that depends on another column
-- severity: error
-- dataset: funding
-- needs: adjustment_of
-- definition: awarded or spent below 0 without adjustment_of; the rules of a single column are checked as the cells are read
-- example: `awarded` of -50000 that corrects no line
-- message: `{value}` is below 0, and the line corrects no other
-- hint: name the line that it corrects in `adjustment_of`, or correct the amount

with funding as (
    select * from incoming.funding
    where adjustment_of is null
),

amounts as (
    select
        extract,
        row_number,
        'awarded' as column_name,
        awarded as amount
    from funding
    union all
    select
        extract,
        row_number,
        'spent' as column_name,
        spent as amount
    from funding
),

negative_amounts as (
    select
        extract,
        row_number,
        column_name,
        -- without zeros at the end of the decimals
        rtrim(rtrim(cast(amount as varchar), '0'), '.') as value
    from amounts
    where amount < 0
),

final as (
    select
        extract,
        row_number,
        column_name,
        value
    from negative_amounts
)

select * from final
