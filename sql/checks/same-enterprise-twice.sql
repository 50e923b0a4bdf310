-- title: One enterprise, two clients
-- severity: warning
-- dataset: clients
-- reach: centre
-- definition: two clients of a centre, each by its latest enterprise id in force, share that id; on each incoming row of theirs that has it
-- example: clients `C-7` and `C-19` both with `12-3456789`
-- message: `{value}` is also the enterprise id of client `{other_client}`
-- message.elsewhere: `{value}` is also the enterprise id of another client of the centre, named in another file
-- hint: give the firm one client id and use it in every file; or correct the enterprise id if they are two firms

with clients as (
    select * from incoming.clients
    where enterprise_key is not null
),

pairs as (
    select distinct
        centre_id,
        enterprise_key,
        client_key
    from stg_clients
    where enterprise_key is not null
),

-- ids that several clients of a centre have, or had: few, so that the rest is about few rows
suspect_ids as (
    select
        centre_id,
        enterprise_key
    from pairs
    group by centre_id, enterprise_key
    having count(*) > 1
),

suspects as (
    select distinct stg_clients.client_key
    from suspect_ids
    inner join stg_clients
        on
            suspect_ids.centre_id = stg_clients.centre_id
            and suspect_ids.enterprise_key = stg_clients.enterprise_key
),

enterprise_ids as (
    select
        stg_clients.centre_id,
        stg_clients.client_key,
        stg_clients.enterprise_key,
        row_number() over (
            partition by stg_clients.client_key
            order by stg_clients.fiscal_year desc, stg_clients.period desc
        ) as recency
    from suspects
    inner join stg_clients
        on suspects.client_key = stg_clients.client_key
    where stg_clients.enterprise_key is not null
),

latest_ids as (
    select
        client_key,
        enterprise_key,
        count(*) over (partition by centre_id, enterprise_key) as clients_with_it
    from enterprise_ids
    where recency = 1
),

-- the other client can be named only if it stands in the same file
incoming_sharing as (
    select
        clients.extract,
        clients.row_number,
        clients.client_id,
        clients.enterprise_id,
        min(clients.client_id) over (
            partition by clients.extract, clients.enterprise_key
        ) as first_client_id,
        lead(clients.client_id) over (
            partition by clients.extract, clients.enterprise_key
            order by clients.client_id
        ) as next_client_id,
        max(clients.client_id) over (
            partition by clients.extract, clients.enterprise_key
        ) as last_client_id
    from latest_ids
    inner join clients
        on
            latest_ids.client_key = clients.client_key
            and latest_ids.enterprise_key = clients.enterprise_key
    where latest_ids.clients_with_it > 1
),

named as (
    select
        extract,
        row_number,
        enterprise_id,
        case
            when first_client_id < client_id then first_client_id
            when next_client_id > client_id then next_client_id
            -- a client that stands in the file twice is no other one
            when last_client_id > client_id then last_client_id
        end as other_client
    from incoming_sharing
),

final as (
    select
        extract,
        row_number,
        'enterprise_id' as column_name,
        enterprise_id as value,
        case when other_client is null then 'elsewhere' end as variant,
        other_client
    from named
)

select * from final
