-- title: Dates in the wrong order
-- severity: error
-- dataset: outcomes
-- definition: a response's service_closed_on after its surveyed_on
-- example: `service_closed_on` 2024-03-05 where `surveyed_on` is 2024-02-05
-- message: `{value}` is after `surveyed_on`, {surveyed_on}
-- hint: correct whichever of the two dates is wrong

with outcomes as (
    select * from incoming.outcomes
),

final as (
    select
        extract,
        row_number,
        'service_closed_on' as column_name,
        cast(service_closed_on as varchar) as value,
        surveyed_on
    from outcomes
    where service_closed_on > surveyed_on
)

select * from final
