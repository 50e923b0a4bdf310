-- title: Industries
-- scope: industry
-- order: 5
-- former_cell: industry_prefix
-- materialised: no
-- unit: none
-- grain: one row per industry prefix
-- definition: every industry with a client that has a row in or before the year
-- source: dim_year_group
-- additivity: none

with final as (
    select distinct
        'industry' as scope_kind,
        industry_prefix as scope,
        'industry ' || industry_prefix as title
    from dim_year_group
)

select * from final
