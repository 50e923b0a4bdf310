-- title: Periods
-- materialised: no
-- unit: none
-- grain: one row per period
-- definition: every period of the calendar with its days, and with these as messages print them: 2024Q1 (1 Oct to 31 Dec 2023)
-- source: cfg_calendar
-- additivity: none

with calendar as (
    select
        *,
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

final as (
    select
        period,
        period_starts_on,
        period_ends_on,
        period
        || ' ('
        || first_day
        || case when first_year = last_year then '' else ' ' || first_year end
        || ' to '
        || last_day
        || ' '
        || last_year
        || ')' as period_with_days
    from calendar
)

select * from final
