-- title: Firms that the year is about
-- materialised: yes
-- unit: none
-- grain: one row per firm of a client with a case or an engagement of the year
-- definition: such a firm and the first day that any centre served it, over all its client rows
-- source: dim_year_client, dim_centre_firm
-- additivity: none

with clients as (
    select * from dim_year_client
),

firms as (
    select distinct firm_key
    from clients
    where has_enterprise_id
),

first_days as (
    select
        firm_key,
        first_served_on
    from clients
    union all
    -- a firm may be a client of other centres too
    select
        served.firm_key,
        served.first_served_on
    from firms
    inner join dim_centre_firm as served
        on firms.firm_key = served.firm_key
),

final as (
    select
        firm_key,
        min(first_served_on) as first_served_on
    from first_days
    group by firm_key
)

select * from final
