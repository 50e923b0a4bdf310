-- title: Industries of the clients surveyed
-- scope: industry
-- materialised: no
-- unit: none
-- grain: one row per industry prefix
-- definition: every industry with a case in the year, whose client's first row may be of a later one
-- source: fct_case
-- additivity: none

with final as (
    select distinct
        'industry' as scope_kind,
        industry_prefix as scope,
        'industry ' || industry_prefix as title
    from fct_case
)

select * from final
