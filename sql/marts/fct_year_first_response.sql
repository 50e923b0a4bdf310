-- title: Survey responses of the year as first accepted
-- materialised: yes
-- kept: by centre
-- unit: none
-- grain: one row per response: its id and period
-- definition: every response surveyed in the year, as the first accepted extract of its centre and period had it
-- source: fct_first_response, dim_year
-- additivity: none

with fiscal_year as (
    select * from dim_year
),

final as (
    select outcomes.*
    from fiscal_year
    cross join fct_first_response as outcomes
    where outcomes.surveyed_on between fiscal_year.year_starts_on and fiscal_year.year_ends_on
)

select * from final
