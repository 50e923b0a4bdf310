-- title: File of another period
-- severity: error
-- dataset: outcomes
-- definition: 5 or more rows with surveyed_on, at least 80% of them in one other period; named once, instead of an out-of-period finding a row
-- example: the survey of April to June in the folder of January to March
-- message: {rows_elsewhere} of {rows_dated} rows are dated in {other_period}
-- hint: move the file into the folder of that period, or correct the dates

with extracts as (
    select * from incoming.extracts
),

calendar as (
    select
        period,
        period_starts_on,
        period_ends_on,
        -- dates as every message prints them: 1 Oct to 31 Dec 2023
        cast(date_part('day', period_starts_on) as varchar)
        || ' '
        || substr(
            'JanFebMarAprMayJunJulAugSepOctNovDec',
            3 * cast(date_part('month', period_starts_on) as bigint) - 2,
            3
        ) as first_day,
        cast(date_part('year', period_starts_on) as varchar) as first_year,
        cast(date_part('day', period_ends_on) as varchar)
        || ' '
        || substr(
            'JanFebMarAprMayJunJulAugSepOctNovDec',
            3 * cast(date_part('month', period_ends_on) as bigint) - 2,
            3
        ) as last_day,
        cast(date_part('year', period_ends_on) as varchar) as last_year
    from cfg_calendar
),

survey_days as (
    select
        outcomes.extract,
        outcomes.surveyed_on,
        count(*) as rows_dated
    from incoming.outcomes as outcomes
    where outcomes.surveyed_on is not null
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

final as (
    select
        survey_periods.extract,
        cast(null as bigint) as row_number,
        'surveyed_on' as column_name,
        cast(null as varchar) as value,
        cast(survey_periods.rows_dated as bigint) as rows_elsewhere,
        cast(totals.rows_dated as bigint) as rows_dated,
        calendar.period
        || ' ('
        || calendar.first_day
        || case
            when calendar.first_year = calendar.last_year then ''
            else ' ' || calendar.first_year
        end
        || ' to '
        || calendar.last_day
        || ' '
        || calendar.last_year
        || ')' as other_period
    from survey_periods
    inner join totals
        on survey_periods.extract = totals.extract
    inner join extracts
        on survey_periods.extract = extracts.extract
    inner join calendar
        on survey_periods.period = calendar.period
    where
        survey_periods.period <> extracts.period
        and totals.rows_dated >= 5
        -- at least 80%
        and 5 * survey_periods.rows_dated >= 4 * totals.rows_dated
)

select * from final
