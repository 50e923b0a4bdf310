-- title: Survey and data quality by centre
-- grain: one row per centre
-- definition: how far the survey reached, and how far its answers could be checked; a cell that is the id of a figure is printed as that figure
-- source: dim_centre

with final as (
    select
        centre_id as _order,
        name as "Centre",
        'centre:' || centre_id || '.survey_due.' || $year as "Due",
        'centre:' || centre_id || '.survey_coverage.' || $year as "Filed",
        'centre:' || centre_id || '.survey_eligible.' || $year as "Eligible cases",
        'centre:' || centre_id || '.survey_responses.' || $year as "Responses",
        'centre:' || centre_id || '.response_rate.' || $year as "Response rate",
        'centre:' || centre_id || '.enterprise_id_coverage.' || $year as "Known by enterprise id",
        'centre:' || centre_id || '.sales_checked_share.' || $year as "Sales checked against turnover",
        'centre:' || centre_id || '.new_sales_held.' || $year as "New sales held",
        'centre:' || centre_id || '.retained_sales_held.' || $year as "Retained sales held"
    from dim_centre
    where is_open
)

select * from final
order by "Centre", _order
