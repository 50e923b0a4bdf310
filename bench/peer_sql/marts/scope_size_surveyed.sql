-- title: Size bands of the clients surveyed
-- scope: size
-- materialised: no
-- unit: none
-- grain: one row per size band
-- definition: every size band with a case in the year, whose client's first row may be of a later one
-- source: dim_client, fct_case
-- additivity: none

with clients as (
    select clients.*
    from fct_case as cases
    inner join dim_client as clients
        on cases.client_key = clients.client_key
),

final as (
    select distinct
        'size' as scope_kind,
        size_band as scope,
        'size ' || size_band as title
    from clients
    where size_band is not null
)

select * from final
