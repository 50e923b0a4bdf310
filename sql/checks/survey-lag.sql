-- title: Survey too early or too late
-- severity: warning
-- dataset: outcomes
-- definition: surveyed_on of a complete or partial response earlier than lag_months - 3, or later than lag_months + 3 months after service_closed_on, counted from day to day, the last day of a shorter month standing for the same day; one that date-order already reports is left out
-- example: `surveyed_on` 2024-09-20 where the service closed on 2023-01-31 and the lag is 6 months
-- message: `{value}` is not {lag_months} months, give or take 3, after `service_closed_on`, {service_closed_on}
-- hint: nothing if both dates are right; otherwise correct the one that is wrong

with outcomes as (
    select * from incoming.outcomes
    where
        status in ('complete', 'partial')
        and service_closed_on <= surveyed_on
),

programme as (
    select * from cfg_programme
),

lags as (
    select
        outcomes.extract,
        outcomes.row_number,
        outcomes.surveyed_on,
        outcomes.service_closed_on,
        programme.lag_months,
        12
        * (
            date_part('year', outcomes.surveyed_on)
            - date_part('year', outcomes.service_closed_on)
        )
        + date_part('month', outcomes.surveyed_on)
        - date_part('month', outcomes.service_closed_on) as months_between,
        -- the same day of the month is reached, or the month has no such day
        (
            date_part('day', outcomes.surveyed_on) >= date_part('day', outcomes.service_closed_on)
            or date_part('day', outcomes.surveyed_on + interval '1 day') = 1
        ) as is_day_reached,
        (
            date_part('day', outcomes.surveyed_on) > date_part('day', outcomes.service_closed_on)
        ) as is_day_passed
    from outcomes
    cross join programme
),

final as (
    select
        lags.extract,
        lags.row_number,
        'surveyed_on' as column_name,
        cast(lags.surveyed_on as varchar) as value,
        lags.lag_months,
        lags.service_closed_on
    from lags
    where
        lags.months_between < lags.lag_months - 3
        or (
            lags.months_between = lags.lag_months - 3
            and not lags.is_day_reached
        )
        or lags.months_between > lags.lag_months + 3
        or (
            lags.months_between = lags.lag_months + 3
            and lags.is_day_passed
        )
)

select * from final
