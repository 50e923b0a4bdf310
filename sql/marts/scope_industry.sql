-- title: Industries
-- scope: industry
-- order: 5
-- former_cell: industry_prefix
-- materialised: no
-- unit: none
-- grain: one row per industry prefix
-- definition: every industry with a client that has a row in or before the year
-- source: dim_client_group
-- additivity: none

with groups as (
    select * from dim_client_group
    where $year between from_year and until_year
),

final as (
    select distinct
        'industry' as scope_kind,
        industry_prefix as scope,
        'industry ' || industry_prefix as title
    from groups
)

select * from final
