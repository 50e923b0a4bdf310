-- title: Responses that are the cases of the year
-- materialised: yes
-- unit: none
-- grain: one row per client surveyed in the year
-- definition: of a client's survey rows of the year that are not ineligible, the best by status, then the latest, then the greatest response id
-- source: fct_year_response
-- additivity: none

with responses as (
    select
        *,
        case status
            when 'complete' then 1
            when 'partial' then 2
            when 'ceased_trading' then 3
            when 'refused' then 4
            when 'noncontact' then 5
        end as status_rank
    from fct_year_response
    where status <> 'ineligible'
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
