-- title: Dates in the wrong order
-- severity: error
-- dataset: engagements, outcomes
-- definition: an engagement's closed_on before its started_on; a response's service_closed_on after its surveyed_on
-- example: `closed_on` 2023-10-05 where `started_on` is 2023-11-05
-- message: `{value}` is {problem}
-- hint: correct whichever of the two dates is wrong

with engagements as (
    select * from incoming.engagements
),

outcomes as (
    select * from incoming.outcomes
),

final as (
    select
        engagements.extract,
        engagements.row_number,
        'closed_on' as column_name,
        cast(engagements.closed_on as varchar) as value,
        'before `started_on`, ' || cast(engagements.started_on as varchar) as problem
    from engagements
    where engagements.closed_on < engagements.started_on
    union all
    select
        outcomes.extract,
        outcomes.row_number,
        'service_closed_on' as column_name,
        cast(outcomes.service_closed_on as varchar) as value,
        'after `surveyed_on`, ' || cast(outcomes.surveyed_on as varchar) as problem
    from outcomes
    where outcomes.service_closed_on > outcomes.surveyed_on
)

select * from final
