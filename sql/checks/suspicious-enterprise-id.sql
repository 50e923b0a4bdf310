-- title: Suspicious enterprise id
-- severity: warning
-- dataset: clients
-- definition: an enterprise_id that is a placeholder (all digits alike, `N-A`), which is treated as missing; or one that stands on three or more different names among a centre's incoming files, which is kept
-- example: `999999999`; or `12-3456789` for Alder Ltd, Birch Ltd and Cedar Ltd
-- message: `{value}` stands on {different_names} different names
-- message.placeholder: `{value}` is a placeholder, not a register number, and is treated as missing
-- cure: leave the cell empty if the number is not known; if one number stands for several firms, correct it where it is wrong
-- hint: check which firm the number belongs to; nothing if they are all one firm
-- hint.placeholder: fill in the number, or leave the cell empty if it is not known

with extracts as (
    select * from incoming.extracts
),

clients as (
    select
        extracts.centre_id,
        clients.extract,
        clients.row_number,
        clients.enterprise_id,
        clients.enterprise_key,
        -- capitals make no other name
        lower(clients.name) as plain_name
    from incoming.clients as clients
    inner join extracts
        on clients.extract = extracts.extract
    where clients.enterprise_id is not null
),

names as (
    select
        clients.centre_id,
        clients.enterprise_key,
        count(distinct clients.plain_name) as different_names
    from clients
    where clients.enterprise_key is not null
    group by clients.centre_id, clients.enterprise_key
),

final as (
    select
        clients.extract,
        clients.row_number,
        'enterprise_id' as column_name,
        clients.enterprise_id as value,
        'placeholder' as variant,
        cast(null as bigint) as different_names
    from clients
    where clients.enterprise_key is null
    union all
    select
        clients.extract,
        clients.row_number,
        'enterprise_id' as column_name,
        clients.enterprise_id as value,
        cast(null as varchar) as variant,
        names.different_names
    from clients
    inner join names
        on
            clients.centre_id = names.centre_id
            and clients.enterprise_key = names.enterprise_key
    where names.different_names >= 3
)

select * from final
