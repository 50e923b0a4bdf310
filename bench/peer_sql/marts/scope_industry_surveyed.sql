-- title: Industries of the clients surveyed
-- scope: industry
-- materialised: no
-- unit: none
-- grain: one row per industry prefix
-- definition: every industry with a case in the year, whose client's first row may be of a later one
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
        'industry' as scope_kind,
        industry_prefix as scope,
        'industry ' || industry_prefix as title
    from clients
)

select * from final
