-- title: Firms of clients
-- materialised: yes
-- unit: none
-- grain: one row per client
-- definition: a client's firm, which is its latest enterprise id in the snapshot, else the client itself; first_served_on is the earliest of all its rows; the first and last of the years and periods of its rows
-- source: stg_clients
-- additivity: none

with clients as (
    select * from stg_clients
),

spans as (
    select
        client_key,
        centre_id,
        min(period) as first_period,
        max(period) as last_period,
        min(fiscal_year) as first_year,
        max(fiscal_year) as last_year,
        max(case when enterprise_key is not null then period end) as enterprise_period,
        min(first_served_on) as first_served_on
    from clients
    group by client_key, centre_id
),

final as (
    select
        spans.client_key,
        spans.centre_id,
        coalesce(clients.enterprise_key, spans.client_key) as firm_key,
        (clients.enterprise_key is not null) as has_enterprise_id,
        spans.first_period,
        spans.last_period,
        spans.first_year,
        spans.last_year,
        spans.first_served_on
    from spans
    left join clients
        on
            spans.client_key = clients.client_key
            and spans.enterprise_period = clients.period
)

select * from final
