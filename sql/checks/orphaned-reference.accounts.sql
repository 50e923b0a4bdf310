-- title: Dropped clients that are still referred to
-- severity: error
-- dataset: clients
-- reach: centre
-- definition: a resubmitted clients file drops a client that accounts in force refer to; one finding a client
-- example: the new `clients.csv` lacks `C-7`, which last quarter's accounts name
-- message: client `{value}` is no longer in any clients file, but {references_found} of {dataset} in force refer to it
-- hint: put the client back into the file, or submit the {dataset} again without it

with extracts as (
    select * from incoming.extracts
    where is_accepted
),

replaced_clients as (
    select * from incoming.replaced_clients
),

-- few, so that the rest is about few rows
replaced_keys as (
    select distinct client_key
    from replaced_clients
),

known_clients as (
    select distinct replaced_keys.client_key
    from replaced_keys
    inner join stg_clients
        on replaced_keys.client_key = stg_clients.client_key
),

-- a file of this batch that names an unknown client is at fault itself: foreign-key
references_in_force as (
    select
        stg_accounts.client_key,
        count(*) as references_found
    from replaced_keys
    inner join stg_accounts
        on replaced_keys.client_key = stg_accounts.client_key
    left join extracts
        on
            stg_accounts.centre_id = extracts.centre_id
            and stg_accounts.period = extracts.period
            and extracts.dataset = 'accounts'
    where extracts.extract is null
    group by stg_accounts.client_key
),

final as (
    select
        replaced_clients.extract,
        cast(null as bigint) as row_number,
        'client_id' as column_name,
        replaced_clients.client_id as value,
        'accounts' as dataset,
        references_in_force.references_found
    from replaced_clients
    inner join extracts
        on replaced_clients.extract = extracts.extract
    inner join references_in_force
        on replaced_clients.client_key = references_in_force.client_key
    left join known_clients
        on replaced_clients.client_key = known_clients.client_key
    where known_clients.client_key is null
)

select * from final
