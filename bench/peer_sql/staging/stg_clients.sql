-- title: Clients in force
-- unit: none
-- grain: one row per client and period
-- definition: every client row of the extracts in force; dim_client chooses among the periods
-- source: warehouse.clients
-- additivity: none

with in_force as (
    select
        centre_id,
        period,
        load_id
    from warehouse.in_force
    where
        snapshot = $snapshot
        and dataset = 'clients'
),

final as (
    select rows_in.* exclude (load_id, extract_sha256)
    from warehouse.clients as rows_in
    inner join in_force
        on
            rows_in.centre_id = in_force.centre_id
            and rows_in.period = in_force.period
            and rows_in.load_id = in_force.load_id
)

select * from final
