-- title: Reach by centre
-- grain: one row per centre
-- definition: firms served and help given by each centre open in the year; a cell that is the id of a figure is printed as that figure
-- source: dim_centre

with final as (
    select
        centre_id as _order,
        name as "Centre",
        'centre:' || centre_id || '.clients_served.' || $year as "Firms served",
        'centre:' || centre_id || '.clients_new.' || $year as "New firms",
        'centre:' || centre_id || '.engagements_closed.' || $year as "Engagements closed",
        'centre:' || centre_id || '.engagement_hours.' || $year as "Hours",
        'centre:' || centre_id || '.engagement_fees.' || $year as "Fees",
        'centre:' || centre_id || '.engagement_subsidy.' || $year as "Subsidy"
    from dim_centre
    where is_open
)

select * from final
order by "Centre", _order
