-- title: Centres
-- for reports: yes
-- materialised: no
-- unit: none
-- grain: one row per centre
-- definition: the centres of the programme and whether they were open in the year
-- source: cfg_centres
-- additivity: none

with fiscal_year as (
    select * from dim_year
),

final as (
    select
        centres.centre_id,
        centres.name,
        centres.region,
        (
            centres.opened_on <= fiscal_year.year_ends_on
            and (
                centres.closed_on is null
                or centres.closed_on >= fiscal_year.year_starts_on
            )
        ) as is_open
    from cfg_centres as centres
    cross join fiscal_year
)

select * from final
