-- title: Responses that are the cases of the year
-- materialised: yes
-- unit: none
-- grain: one row per client surveyed in the year
-- definition: of a client's survey rows of the year that are not ineligible, the best by status, then the latest, then the greatest response id
-- source: fct_response, dim_year
-- additivity: none

with fiscal_year as (
    select * from dim_year
),

responses as (
    select
        outcomes.*,
        case outcomes.status
            when 'complete' then 1
            when 'partial' then 2
            when 'ceased_trading' then 3
            when 'refused' then 4
            when 'noncontact' then 5
        end as status_rank
    from fiscal_year
    cross join fct_response as outcomes
    where
        outcomes.surveyed_on between fiscal_year.year_starts_on and fiscal_year.year_ends_on
        and outcomes.status <> 'ineligible'
),

choices as (
    select
        *,
        row_number() over (
            partition by client_key
            order by status_rank, surveyed_on desc, response_order desc
        ) as choice
    from responses
),

final as (
    select * from choices
    where choice = 1
)

select * from final
