-- title: One enterprise, two clients
-- severity: warning
-- dataset: clients
-- reach: centre
-- definition: two clients of a centre, each by its latest enterprise id in force, share that id; on each incoming row of theirs that has it
-- example: clients `C-7` and `C-19` both with `12-3456789`
-- message: `{value}` is also the enterprise id of {other_client}
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

shared_ids as (
    select
        centre_id,
        enterprise_key
    from enterprise_ids
    where recency = 1
    group by centre_id, enterprise_key
    having count(distinct client_key) > 1
),

sharing_clients as (
    select
        enterprise_ids.client_key,
        enterprise_ids.enterprise_key
    from enterprise_ids
    inner join shared_ids
        on
            enterprise_ids.centre_id = shared_ids.centre_id
            and enterprise_ids.enterprise_key = shared_ids.enterprise_key
    where enterprise_ids.recency = 1
),

incoming_sharing as (
    select
        clients.extract,
        clients.row_number,
        clients.client_id,
        clients.client_key,
        clients.enterprise_id,
        clients.enterprise_key
    from clients
    inner join sharing_clients
        on
            clients.client_key = sharing_clients.client_key
            and clients.enterprise_key = sharing_clients.enterprise_key
),

-- the other client can be named only if it stands in the same file
others as (
    select
        incoming_sharing.extract,
        incoming_sharing.row_number,
        min(others_in_file.client_id) as other_client_id
    from incoming_sharing
    inner join incoming_sharing as others_in_file
        on
            incoming_sharing.extract = others_in_file.extract
            and incoming_sharing.enterprise_key = others_in_file.enterprise_key
            and incoming_sharing.client_key <> others_in_file.client_key
    group by incoming_sharing.extract, incoming_sharing.row_number
),

final as (
    select
        incoming_sharing.extract,
        incoming_sharing.row_number,
        'enterprise_id' as column_name,
        incoming_sharing.enterprise_id as value,
        coalesce(
            'client `' || others.other_client_id || '`',
            'another client of the centre, named in another file'
        ) as other_client
    from incoming_sharing
    left join others
        on
            incoming_sharing.extract = others.extract
            and incoming_sharing.row_number = others.row_number
)

select * from final
