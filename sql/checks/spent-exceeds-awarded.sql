-- title: Spent more than awarded
-- severity: warning
-- dataset: funding
-- needs: adjustment_of
-- definition: spent above awarded (for fees: above what was earned) in a line without adjustment_of
-- example: `spent` 35000 where `awarded` is 33000
-- message: `{value}` is more than the {awarded} in `awarded`
-- hint: nothing if that is right; otherwise correct the line, or name the line that it corrects in `adjustment_of`

with funding as (
    select * from incoming.funding
),

final as (
    select
        funding.extract,
        funding.row_number,
        'spent' as column_name,
        -- decimals without zeros at their end
        rtrim(rtrim(cast(funding.spent as varchar), '0'), '.') as value,
        rtrim(rtrim(cast(funding.awarded as varchar), '0'), '.') as awarded
    from funding
    where
        funding.spent > funding.awarded
        and funding.adjustment_of is null
)

select * from final
