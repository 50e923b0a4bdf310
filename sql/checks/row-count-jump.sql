-- title: Jump in the number of rows
-- severity: warning
-- dataset: clients, engagements, outcomes, funding, activities, accounts
-- definition: rows differ from the centre's previous period in force of that dataset by more than half of the larger, where the larger has 20 or more; of outcomes and accounts only the rows that a later period does not repeat are known
-- example: 12 clients where the period before had 40
-- message: the file has {rows_now} rows, the period before it, which ended on {previous_ends_on}, has {rows_before}
-- hint: nothing if that is right; check that the export is complete and holds this period only

with extracts as (
    select * from incoming.extracts
    where dataset in ('clients', 'engagements', 'outcomes', 'funding', 'activities', 'accounts')
),

calendar as (
    select * from cfg_calendar
),

incoming_counts as (
    select
        clients.extract,
        count(*) as row_count
    from incoming.clients as clients
    group by clients.extract
    union all
    select
        engagements.extract,
        count(*) as row_count
    from incoming.engagements as engagements
    group by engagements.extract
    union all
    select
        outcomes.extract,
        count(*) as row_count
    from incoming.outcomes as outcomes
    group by outcomes.extract
    union all
    select
        funding.extract,
        count(*) as row_count
    from incoming.funding as funding
    group by funding.extract
    union all
    select
        activities.extract,
        count(*) as row_count
    from incoming.activities as activities
    group by activities.extract
    union all
    select
        accounts.extract,
        count(*) as row_count
    from incoming.accounts as accounts
    group by accounts.extract
),

counts_in_force as (
    select
        'clients' as dataset,
        centre_id,
        period,
        count(*) as row_count
    from stg_clients
    group by centre_id, period
    union all
    select
        'engagements' as dataset,
        centre_id,
        period,
        count(*) as row_count
    from stg_engagement_periods
    group by centre_id, period
    union all
    select
        'outcomes' as dataset,
        centre_id,
        period,
        count(*) as row_count
    from stg_outcomes
    group by centre_id, period
    union all
    select
        'funding' as dataset,
        centre_id,
        period,
        count(*) as row_count
    from stg_funding
    group by centre_id, period
    union all
    select
        'activities' as dataset,
        centre_id,
        period,
        count(*) as row_count
    from stg_activities
    group by centre_id, period
    union all
    select
        'accounts' as dataset,
        centre_id,
        period,
        count(*) as row_count
    from stg_accounts
    group by centre_id, period
),

-- the latest earlier period with rows; a nil return leaves no trace in the staging tables
previous as (
    select
        extracts.extract,
        counts_in_force.period,
        counts_in_force.row_count,
        row_number() over (
            partition by extracts.extract
            order by counts_in_force.period desc
        ) as recency
    from extracts
    inner join counts_in_force
        on
            extracts.dataset = counts_in_force.dataset
            and extracts.centre_id = counts_in_force.centre_id
            and extracts.period > counts_in_force.period
),

compared as (
    select
        extracts.extract,
        coalesce(incoming_counts.row_count, 0) as rows_now,
        previous.row_count as rows_before,
        calendar.period_ends_on as previous_ends_on
    from extracts
    inner join previous
        on extracts.extract = previous.extract
    inner join calendar
        on previous.period = calendar.period
    left join incoming_counts
        on extracts.extract = incoming_counts.extract
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
