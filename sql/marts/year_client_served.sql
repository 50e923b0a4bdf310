-- title: Clients served in the year
-- materialised: no
-- unit: none
-- grain: one row per client
-- definition: every client with an engagement that the year is about
-- source: fct_year_engagement
-- additivity: none

with final as (
    select distinct client_key
    from fct_year_engagement
)

select * from final
