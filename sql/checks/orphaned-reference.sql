-- title: Dropped clients that are still referred to
-- severity: error
-- dataset: clients
-- definition: a resubmitted clients file drops clients that engagements, outcomes or accounts in force, other than those of this batch, refer to; one finding a resubmitted clients file of the centre
-- example: the new `clients.csv` lacks `C-7`, which last quarter's engagements name
-- message: clients that other files in force refer to are in no clients file any more: {references_found}
-- hint: put the clients back into the file, or submit the files that refer to them again without them

with extracts as (
    select * from incoming.extracts
),

resubmissions as (
    select
        extract,
        centre_id
    from extracts
    where
        dataset = 'clients'
        and is_resubmission
),

known_clients as (
    select distinct client_key
    from stg_clients
),

all_references as (
    select
        'engagements' as dataset,
        centre_id,
        period,
        client_key
    from stg_engagements
    union all
    select
        'outcomes' as dataset,
        centre_id,
        period,
        client_key
    from stg_outcomes
    union all
    select
        'accounts' as dataset,
        centre_id,
        period,
        client_key
    from stg_accounts
),

-- an incoming file that names an unknown client is at fault itself: foreign-key
orphans as (
    select
        all_references.centre_id,
        all_references.dataset,
        count(distinct all_references.client_key) as clients_dropped
    from all_references
    left join extracts
        on
            all_references.centre_id = extracts.centre_id
            and all_references.period = extracts.period
            and all_references.dataset = extracts.dataset
    left join known_clients
        on all_references.client_key = known_clients.client_key
    where
        all_references.client_key is not null
        and extracts.extract is null
        and known_clients.client_key is null
    group by all_references.centre_id, all_references.dataset
),

described as (
    select
        orphans.centre_id,
        string_agg(
            cast(orphans.clients_dropped as varchar) || ' in ' || orphans.dataset,
            ', '
            order by orphans.dataset
        ) as references_found
    from orphans
    group by orphans.centre_id
),

final as (
    select
        resubmissions.extract,
        cast(null as bigint) as row_number,
        cast(null as varchar) as column_name,
        cast(null as varchar) as value,
        described.references_found
    from resubmissions
    inner join described
        on resubmissions.centre_id = described.centre_id
)

select * from final
