-- title: Late entry
-- severity: warning
-- dataset: engagements
-- definition: closed_on before the first day of the period; the engagement counts by that date; one that date-order already reports is left out
-- example: `closed_on` 2023-09-20 in a file for a period that began on 2023-10-01
-- message: `{value}` is before the first day of the period, {period_starts_on}
-- hint: nothing if the date is right: the engagement counts by its date; otherwise correct it

with extracts as (
    select * from incoming.extracts
),

engagements as (
    select * from incoming.engagements
),

final as (
    select
        engagements.extract,
        engagements.row_number,
        'closed_on' as column_name,
        cast(engagements.closed_on as varchar) as value,
        extracts.period_starts_on
    from engagements
    inner join extracts
        on engagements.extract = extracts.extract
    where
        engagements.closed_on < extracts.period_starts_on
        and not coalesce(engagements.closed_on < engagements.started_on, false)
)

select * from final
