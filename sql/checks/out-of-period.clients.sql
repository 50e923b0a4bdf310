-- title: Date outside the period
-- severity: error
-- dataset: clients
-- definition: first_served_on after the last day of the period
-- example: `first_served_on` 2024-02-01 in a file for a period that ended on 2023-12-31
-- message: `{value}` is after the last day of the period, {period_ends_on}
-- hint: correct the date, or file the row under the period that it belongs to

with extracts as (
    select * from incoming.extracts
),

dates as (
    select
        extract,
        row_number,
        'first_served_on' as column_name,
        first_served_on as day
    from incoming.clients
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
