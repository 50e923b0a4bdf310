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

calendar as (
    select * from cfg_calendar
),

outcomes as (
    select * from incoming.outcomes
    where surveyed_on is not null
),

survey_days as (
    select
        outcomes.extract,
        outcomes.surveyed_on,
        count(*) as rows_dated
    from outcomes
    group by outcomes.extract, outcomes.surveyed_on
),

survey_periods as (
    select
        survey_days.extract,
        calendar.period,
        sum(survey_days.rows_dated) as rows_dated
    from survey_days
    left join calendar
        on survey_days.surveyed_on between calendar.period_starts_on and calendar.period_ends_on
    group by survey_days.extract, calendar.period
),

totals as (
    select
        survey_periods.extract,
        sum(survey_periods.rows_dated) as rows_dated
    from survey_periods
    group by survey_periods.extract
),

-- the same rule as in wrong-period, which then speaks for all rows of the file
wrong_periods as (
    select survey_periods.extract
    from survey_periods
    inner join totals
        on survey_periods.extract = totals.extract
    inner join extracts
        on survey_periods.extract = extracts.extract
    where
        survey_periods.period <> extracts.period
        and totals.rows_dated >= 5
        and 5 * survey_periods.rows_dated >= 4 * totals.rows_dated
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
    from outcomes
    left join wrong_periods
        on outcomes.extract = wrong_periods.extract
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
