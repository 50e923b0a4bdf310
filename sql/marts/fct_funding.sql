-- title: Funding lines of the year
-- materialised: yes
-- kept: by centre
-- unit: none
-- grain: one row per funding line
-- definition: the funding lines of the year's periods
-- source: stg_funding
-- additivity: none

with final as (
    select * from stg_funding
    where fiscal_year = $year
)

select * from final
