-- title: Id that names something else
-- severity: warning
-- dataset: clients, engagements, outcomes
-- reach: centre
-- definition: an id that another period of the centre has now names something else: a response_id of an earlier period, an engagement_id with another client, a client_id whose enterprise_id, known in both, differs; on the row of the later of two periods that follow each other, or, of engagements and clients, on that of the earlier if the later is not among the incoming
-- example: `S1` in the survey of January to March, and `S1` again in that of April to June
-- message: `{value}` is also the id of a response in {other_period} ({days}); both count
-- message.engagement: `{value}` is an engagement of another client in {other_period} ({days}); only the row of the latest period counts
-- message.client: `{value}` has another enterprise id in {other_period} ({days}); it is one client, and its latest enterprise id counts
-- cure: nothing if a survey tool numbers every export from 1; give an engagement or a firm an id of its own
-- hint: nothing if a survey tool numbers every export from 1; remove the row if it repeats the other
-- hint.engagement: give the engagement an id that no other one has had; if the client was wrong, correct it where it is wrong
-- hint.client: give the firm a client id that no other one has had; if the number was wrong, correct it where it is wrong

with extracts as (
    select * from incoming.extracts
    where
        is_accepted
        and dataset in ('clients', 'engagements', 'outcomes')
),

-- ids that may stand for several things: few, so that the rest is about few rows
suspects as (
    select
        'outcomes' as dataset,
        response_key as id_key
    from stg_outcomes
    group by response_key
    having count(*) > 1
    union all
    select
        'engagements' as dataset,
        engagement_key as id_key
    from stg_engagement_periods
    group by engagement_key
    having min(client_key) <> max(client_key)
    union all
    select
        'clients' as dataset,
        client_key as id_key
    from stg_clients
    where enterprise_key is not null
    group by client_key
    having min(enterprise_key) <> max(enterprise_key)
),

-- what each id names in each period; a response is named by its period, so nothing is here for it
names as (
    select
        'outcomes' as dataset,
        response_key as id_key,
        centre_id,
        period,
        row_number,
        null as named
    from stg_outcomes
    union all
    select
        'engagements' as dataset,
        engagement_key as id_key,
        centre_id,
        period,
        row_number,
        client_key as named
    from stg_engagement_periods
    union all
    select
        'clients' as dataset,
        client_key as id_key,
        centre_id,
        period,
        row_number,
        enterprise_key as named
    from stg_clients
    where enterprise_key is not null
),

neighbours as (
    select
        names.*,
        lag(names.period) over (
            partition by names.dataset, names.id_key
            order by names.period
        ) as period_before,
        lag(names.named) over (
            partition by names.dataset, names.id_key
            order by names.period
        ) as named_before,
        lead(names.period) over (
            partition by names.dataset, names.id_key
            order by names.period
        ) as period_after,
        lead(names.named) over (
            partition by names.dataset, names.id_key
            order by names.period
        ) as named_after
    from suspects
    inner join names
        on
            suspects.dataset = names.dataset
            and suspects.id_key = names.id_key
),

reused as (
    select
        extracts.extract,
        neighbours.dataset,
        neighbours.row_number,
        case
            when
                neighbours.named_before <> neighbours.named
                or (
                    neighbours.dataset = 'outcomes'
                    and neighbours.period_before <> neighbours.period
                )
                then neighbours.period_before
            else neighbours.period_after
        end as other_period
    from neighbours
    inner join extracts
        on
            neighbours.dataset = extracts.dataset
            and neighbours.centre_id = extracts.centre_id
            and neighbours.period = extracts.period
    left join extracts as later
        on
            neighbours.dataset = later.dataset
            and neighbours.centre_id = later.centre_id
            and neighbours.period_after = later.period
    where
        neighbours.named_before <> neighbours.named
        or (
            neighbours.dataset = 'outcomes'
            and neighbours.period_before <> neighbours.period
        )
        or (
            neighbours.named_after <> neighbours.named
            and later.extract is null
        )
),

-- as the centre's files have them
ids as (
    select
        extract,
        row_number,
        'response_id' as column_name,
        response_id as value
    from incoming.outcomes
    union all
    select
        extract,
        row_number,
        'engagement_id' as column_name,
        engagement_id as value
    from incoming.engagements
    union all
    select
        extract,
        row_number,
        'client_id' as column_name,
        client_id as value
    from incoming.clients
),

final as (
    select
        reused.extract,
        reused.row_number,
        ids.column_name,
        ids.value,
        case reused.dataset
            when 'engagements' then 'engagement'
            when 'clients' then 'client'
        end as variant,
        periods.period as other_period,
        periods.period_starts_on as starts_on,
        periods.period_ends_on as ends_on
    from reused
    inner join ids
        on
            reused.extract = ids.extract
            and reused.row_number = ids.row_number
    inner join cfg_calendar as periods
        on reused.other_period = periods.period
)

select * from final
