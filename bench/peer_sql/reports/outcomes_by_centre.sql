-- title: Results by centre
-- grain: one row per centre
-- definition: reported outcomes of each centre open in the year; a cell that is the id of a figure is printed as that figure
-- source: dim_centre

with final as (
    select
        centre_id as _order,
        name as "Centre",
        'centre:' || centre_id || '.sales_total.' || $year as "Sales",
        'centre:' || centre_id || '.new_sales.' || $year as "New sales",
        'centre:' || centre_id || '.retained_sales.' || $year as "Retained sales",
        'centre:' || centre_id || '.jobs_total.' || $year as "Jobs",
        'centre:' || centre_id || '.cost_savings.' || $year as "Cost savings",
        'centre:' || centre_id || '.investment.' || $year as "Investment",
        'centre:' || centre_id || '.survey_responses.' || $year as "Responses",
        'centre:' || centre_id || '.response_rate.' || $year as "Response rate"
    from dim_centre
    where is_open
)

select * from final
order by "Centre", _order
