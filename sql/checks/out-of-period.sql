-- title: Date outside the period
-- severity: error
-- dataset: clients, engagements, outcomes
-- definition: first_served_on, started_on or closed_on after the last day of the period; surveyed_on outside the period, unless wrong-period names the whole file
-- example: `started_on` 2024-02-01 in a file for a period that ended on 2023-12-31
-- message: `{value}` is {problem}
-- hint: correct the date, or file the row under the period that it belongs to

with extracts as (
    select * from incoming.extracts
),

dates as (
    select
        clients.extract,
        clients.row_number,
        'first_served_on' as column_name,
        clients.first_served_on as day
    from incoming.clients as clients
    union all
    select
        engagements.extract,
        engagements.row_number,
        'started_on' as column_name,
        engagements.started_on as day
    from incoming.engagements as engagements
    union all
    select
        engagements.extract,
        engagements.row_number,
        'closed_on' as column_name,
        engagements.closed_on as day
    from incoming.engagements as engagements
    -- a date breaks one rule under one code: this one is date-order
    where not coalesce(engagements.closed_on < engagements.started_on, false)
    union all
    select
        outcomes.extract,
        outcomes.row_number,
        'surveyed_on' as column_name,
        outcomes.surveyed_on as day
    from incoming.outcomes as outcomes
    left join inc_wrong_period as wrong_periods
        on outcomes.extract = wrong_periods.extract
    -- which then speaks for all rows of the file
    where wrong_periods.extract is null
),

final as (
    select
        dates.extract,
        dates.row_number,
        dates.column_name,
        cast(dates.day as varchar) as value,
        case
            when dates.day > extracts.period_ends_on
                then
                    'after the last day of the period, '
                    || cast(extracts.period_ends_on as varchar)
            else
                'before the first day of the period, '
                || cast(extracts.period_starts_on as varchar)
        end as problem
    from dates
    inner join extracts
        on dates.extract = extracts.extract
    where
        dates.day > extracts.period_ends_on
        or (
            dates.column_name = 'surveyed_on'
            and dates.day < extracts.period_starts_on
        )
)

select * from final
