-- title: File of another period
-- severity: error
-- dataset: outcomes
-- definition: 5 or more rows with surveyed_on, at least 80% of them in one other period; named once, instead of an out-of-period finding a row
-- example: the survey of April to June in the folder of January to March
-- message: {rows_elsewhere} of {rows_dated} rows are dated in {other_period} ({days})
-- hint: move the file into the folder of that period, or correct the dates

with final as (
    select
        wrong_periods.extract,
        cast(null as bigint) as row_number,
        'surveyed_on' as column_name,
        cast(null as varchar) as value,
        wrong_periods.rows_elsewhere,
        wrong_periods.rows_dated,
        periods.period as other_period,
        periods.period_starts_on as starts_on,
        periods.period_ends_on as ends_on
    from inc_wrong_period as wrong_periods
    inner join cfg_calendar as periods
        on wrong_periods.other_period = periods.period
)

select * from final
