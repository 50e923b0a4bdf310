-- title: Date outside the period
-- severity: error
-- dataset: outcomes
-- definition: surveyed_on outside the period, unless wrong-period names the whole file
-- example: `surveyed_on` 2024-02-01 in a file for a period that ended on 2023-12-31
-- message: `{value}` is after the last day of the period, {period_ends_on}
-- message.early: `{value}` is before the first day of the period, {period_starts_on}
-- hint: correct the date, or file the row under the period that it belongs to

with extracts as (
    select * from incoming.extracts
),

outcomes as (
    select outcomes.*
    from incoming.outcomes as outcomes
    left join inc_wrong_period as wrong_periods
        on outcomes.extract = wrong_periods.extract
    -- which then speaks for all rows of the file
    where wrong_periods.extract is null
),

final as (
    select
        outcomes.extract,
        outcomes.row_number,
        'surveyed_on' as column_name,
        cast(outcomes.surveyed_on as varchar) as value,
        case when outcomes.surveyed_on < extracts.period_starts_on then 'early' end as variant,
        extracts.period_starts_on,
        extracts.period_ends_on
    from outcomes
    inner join extracts
        on outcomes.extract = extracts.extract
    where
        outcomes.surveyed_on > extracts.period_ends_on
        or outcomes.surveyed_on < extracts.period_starts_on
)

select * from final
