-- title: Surveys filed under the wrong period
-- unit: none
-- grain: one row per incoming outcomes extract whose rows lie in one other period
-- definition: 5 or more rows with surveyed_on, at least 80% of them in one other period
-- source: incoming.outcomes, incoming.extracts, cfg_calendar
-- additivity: none

with calendar as (
    select * from cfg_calendar
),

-- few days, so that they are looked up and not every row
survey_days as (
    select
        extract,
        surveyed_on,
        count(*) as rows_dated
    from incoming.outcomes
    where surveyed_on is not null
    group by extract, surveyed_on
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
        extract,
        sum(rows_dated) as rows_dated
    from survey_periods
    group by extract
),

final as (
    select
        survey_periods.extract,
        survey_periods.period as other_period,
        cast(survey_periods.rows_dated as bigint) as rows_elsewhere,
        cast(totals.rows_dated as bigint) as rows_dated
    from survey_periods
    inner join totals
        on survey_periods.extract = totals.extract
    inner join incoming.extracts as extracts
        on survey_periods.extract = extracts.extract
    where
        survey_periods.period <> extracts.period
        and totals.rows_dated >= 5
        -- at least 80%
        and 5 * survey_periods.rows_dated >= 4 * totals.rows_dated
)

select * from final
