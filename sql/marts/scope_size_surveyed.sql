-- title: Size bands of the clients surveyed
-- scope: size
-- materialised: no
-- unit: none
-- grain: one row per size band
-- definition: every size band with a case in the year, whose client's first row may be of a later one
-- source: fct_case
-- additivity: none

with final as (
    select distinct
        'size' as scope_kind,
        size_band as scope,
        'size ' || size_band as title
    from fct_case
    where size_band is not null
)

select * from final
