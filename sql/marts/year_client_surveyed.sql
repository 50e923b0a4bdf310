-- title: Clients surveyed in the year
-- materialised: no
-- unit: none
-- grain: one row per client
-- definition: every client with a case of the year
-- source: fct_year_case
-- additivity: none

with final as (
    select client_key
    from fct_year_case
)

select * from final
