-- title: Date outside the period
-- severity: error
-- dataset: engagements
-- definition: started_on or closed_on after the last day of the period
-- example: `started_on` 2024-02-01 in a file for a period that ended on 2023-12-31
-- message: `{value}` is after the last day of the period, {period_ends_on}
-- hint: correct the date, or file the row under the period that it belongs to

with extracts as (
    select * from incoming.extracts
),

engagements as (
    select * from incoming.engagements
),

dates as (
    select
        extract,
        row_number,
        'started_on' as column_name,
        started_on as day
    from engagements
    union all
    select
        extract,
        row_number,
        'closed_on' as column_name,
        closed_on as day
    from engagements
    -- a date breaks one rule under one code: this one is date-order
    where not coalesce(closed_on < started_on, false)
),

final as (
    select
        dates.extract,
        dates.row_number,
        dates.column_name,
        cast(dates.day as varchar) as value,
        extracts.period_ends_on
    from dates
    inner join extracts
        on dates.extract = extracts.extract
    where dates.day > extracts.period_ends_on
)

select * from final
