-- title: Dates in the wrong order
-- severity: error
-- dataset: engagements
-- definition: an engagement's closed_on before its started_on
-- example: `closed_on` 2023-10-05 where `started_on` is 2023-11-05
-- message: `{value}` is before `started_on`, {started_on}
-- hint: correct whichever of the two dates is wrong

with engagements as (
    select * from incoming.engagements
),

final as (
    select
        extract,
        row_number,
        'closed_on' as column_name,
        cast(closed_on as varchar) as value,
        started_on
    from engagements
    where closed_on < started_on
)

select * from final
