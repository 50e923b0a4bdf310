-- title: Industries
-- scope: industry
-- order: 5
-- former_cell: industry_prefix
-- materialised: no
-- unit: none
-- grain: one row per industry prefix
-- definition: every industry with a client that has a row in or before the year
-- source: dim_client
-- additivity: none

with clients as (
    select * from dim_client
    where is_known_by_year
),

final as (
    select distinct
        'industry' as scope_kind,
        industry_prefix as scope,
        'industry ' || industry_prefix as title
    from clients
)

select * from final
