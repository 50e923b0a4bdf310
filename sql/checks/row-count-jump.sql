-- title: Jump in the number of rows
-- severity: warning
-- asks: yes
-- dataset: clients, engagements, outcomes, funding, activities, accounts
-- reach: centre
-- definition: rows differ from the centre's previous period of that dataset by more than half of the larger, where the larger has 20 or more; a nil return has 0
-- example: 12 clients where the period before had 40
-- message: the file has {rows_now} rows, the period before it, which ended on {previous_ends_on}, has {rows_before}
-- hint: nothing if that is right; check that the export is complete and holds this period only

with extracts as (
    select * from incoming.extracts
    where dataset in ('clients', 'engagements', 'outcomes', 'funding', 'activities', 'accounts')
),

in_force as (
    select * from incoming.in_force
),

previous as (
    select
        extracts.extract,
        extracts.row_count as rows_now,
        in_force.period,
        in_force.row_count as rows_before,
        row_number() over (
            partition by extracts.extract
            order by in_force.period desc
        ) as recency
    from extracts
    inner join in_force
        on
            extracts.dataset = in_force.dataset
            and extracts.centre_id = in_force.centre_id
            and extracts.period > in_force.period
),

compared as (
    select
        previous.extract,
        previous.rows_now,
        previous.rows_before,
        calendar.period_ends_on as previous_ends_on
    from previous
    inner join cfg_calendar as calendar
        on previous.period = calendar.period
    where previous.recency = 1
),

final as (
    select
        compared.extract,
        cast(null as bigint) as row_number,
        cast(null as varchar) as column_name,
        cast(null as varchar) as value,
        compared.rows_now,
        compared.rows_before,
        compared.previous_ends_on
    from compared
    where
        greatest(compared.rows_now, compared.rows_before) >= 20
        and 2 * abs(compared.rows_now - compared.rows_before)
        > greatest(compared.rows_now, compared.rows_before)
)

select * from final
