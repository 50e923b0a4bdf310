-- title: Results by size of firm
-- grain: one row per size band
-- definition: reported outcomes of the clients of each size band; a cell that is the id of a figure is printed as that figure
-- source: dim_scope, cfg_bands

with final as (
    select
        cfg_bands.employees_from as _order,
        dim_scope.scope as "Employees",
        'size:' || dim_scope.scope || '.sales_total.' || $year as "Sales",
        'size:' || dim_scope.scope || '.new_sales.' || $year as "New sales",
        'size:' || dim_scope.scope || '.retained_sales.' || $year as "Retained sales",
        'size:' || dim_scope.scope || '.jobs_total.' || $year as "Jobs",
        'size:' || dim_scope.scope || '.cost_savings.' || $year as "Cost savings",
        'size:' || dim_scope.scope || '.investment.' || $year as "Investment",
        'size:' || dim_scope.scope || '.survey_responses.' || $year as "Responses",
        'size:' || dim_scope.scope || '.response_rate.' || $year as "Response rate"
    from dim_scope
    inner join cfg_bands
        on dim_scope.scope = cfg_bands.size_band
    where dim_scope.scope_kind = 'size'
)

select * from final
order by _order
