-- title: Unusual answers above a fixed threshold too, by centre
-- grain: one row per centre
-- definition: how many of the unusual answers a rule of the programme flags as well, held or released; a cell that is the id of a figure is printed as that figure
-- source: dim_centre

with final as (
    select
        centre_id as _order,
        name as "Centre",
        'centre:' || centre_id || '.new_sales_unusual_flagged.' || $year as "New sales",
        'centre:' || centre_id || '.retained_sales_unusual_flagged.' || $year as "Retained sales",
        'centre:' || centre_id || '.jobs_created_unusual_flagged.' || $year as "Jobs created",
        'centre:' || centre_id || '.jobs_retained_unusual_flagged.' || $year as "Jobs retained",
        'centre:' || centre_id || '.cost_savings_unusual_flagged.' || $year as "Cost savings",
        'centre:' || centre_id || '.investment_unusual_flagged.' || $year as "Investment",
        'centre:' || centre_id || '.avoided_investment_unusual_flagged.' || $year as "Avoided investment"
    from dim_centre
    where is_open
)

select * from final
order by "Centre", _order
