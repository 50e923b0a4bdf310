-- title: Rule that depends on another column
-- severity: error
-- dataset: outcomes
-- needs: service_closed_on
-- definition: service_closed_on empty where status is complete or partial; the rules of a single column are checked as the cells are read
-- example: `service_closed_on` empty in a `complete` response
-- message: a date is required where the status is `{status}`
-- hint: fill in the last day of the latest engagement that the answer is about

with outcomes as (
    select * from incoming.outcomes
),

final as (
    select
        extract,
        row_number,
        'service_closed_on' as column_name,
        cast(null as varchar) as value,
        status
    from outcomes
    where
        status in ('complete', 'partial')
        and service_closed_on is null
)

select * from final
