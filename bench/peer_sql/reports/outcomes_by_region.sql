-- title: Results by region
-- grain: one row per region
-- definition: reported outcomes of the centres of each region; a cell that is the id of a figure is printed as that figure
-- source: dim_scope

with final as (
    select
        scope as "Region",
        'region:' || scope || '.sales_total.' || $year as "Sales",
        'region:' || scope || '.new_sales.' || $year as "New sales",
        'region:' || scope || '.retained_sales.' || $year as "Retained sales",
        'region:' || scope || '.jobs_total.' || $year as "Jobs",
        'region:' || scope || '.cost_savings.' || $year as "Cost savings",
        'region:' || scope || '.investment.' || $year as "Investment",
        'region:' || scope || '.survey_responses.' || $year as "Responses",
        'region:' || scope || '.response_rate.' || $year as "Response rate"
    from dim_scope
    where scope_kind = 'region'
)

select * from final
order by "Region"
