-- title: Dates in the wrong order
-- severity: error
-- dataset: outcomes
-- definition: a response's service_closed_on after its surveyed_on, or after the last day of every period that has begun, which no surveyed_on can be
-- example: `service_closed_on` 2024-03-05 where `surveyed_on` is 2024-02-05
-- message: `{value}` is after `surveyed_on`, {surveyed_on}
-- message.future: `{value}` is after the last day of every period that has begun, {last_day}
-- hint: correct whichever of the two dates is wrong
-- hint.future: correct the date

with outcomes as (
    select * from incoming.outcomes
),

extracts as (
    select * from incoming.extracts
),

-- under whatever period a row is filed, it is surveyed by then
begun as (
    select max(period_ends_on) as last_day
    from cfg_calendar
    where period_starts_on <= cast($now as date)
),

final as (
    select
        outcomes.extract,
        outcomes.row_number,
        'service_closed_on' as column_name,
        cast(outcomes.service_closed_on as varchar) as value,
        outcomes.surveyed_on,
        begun.last_day,
        case
            when outcomes.service_closed_on > outcomes.surveyed_on then null
            else 'future'
        end as variant
    from outcomes
    inner join extracts
        on outcomes.extract = extracts.extract
    cross join begun
    where
        outcomes.service_closed_on > outcomes.surveyed_on
        -- whether surveyed_on is missing or wrong itself
        or (
            outcomes.service_closed_on > begun.last_day
            and outcomes.service_closed_on > extracts.period_ends_on
        )
)

select * from final
