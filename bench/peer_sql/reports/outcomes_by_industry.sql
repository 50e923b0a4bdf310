-- title: Results by industry
-- grain: one row per industry prefix
-- definition: reported outcomes of the clients of each industry; a cell that is the id of a figure is printed as that figure
-- source: dim_scope

with final as (
    select
        scope as "Industry",
        'industry:' || scope || '.sales_total.' || $year as "Sales",
        'industry:' || scope || '.new_sales.' || $year as "New sales",
        'industry:' || scope || '.retained_sales.' || $year as "Retained sales",
        'industry:' || scope || '.jobs_total.' || $year as "Jobs",
        'industry:' || scope || '.cost_savings.' || $year as "Cost savings",
        'industry:' || scope || '.investment.' || $year as "Investment",
        'industry:' || scope || '.survey_responses.' || $year as "Responses",
        'industry:' || scope || '.response_rate.' || $year as "Response rate"
    from dim_scope
    where scope_kind = 'industry'
)

select * from final
order by "Industry"
