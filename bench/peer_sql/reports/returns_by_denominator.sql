-- title: Reported outcomes per unit of funding, by denominator
-- grain: one row per denominator
-- definition: each ratio under every declared denominator, the headline one first; a cell that is the id of a figure is printed as that figure
-- source: cfg_denominators

with denominators as (
    select distinct
        denominator,
        is_headline,
        case when is_headline then '' else '_on_' || denominator end as suffix
    from cfg_denominators
),

final as (
    select
        case when is_headline then 0 else 1 end as _order,
        replace(denominator, '_', ' ')
        || case when is_headline then ' (headline)' else '' end as "Denominator",
        'national.funding_' || denominator || '.' || $year as "Funding",
        'national.new_sales_per_unit' || suffix || '.' || $year as "New sales",
        'national.sales_total_per_unit' || suffix || '.' || $year as "Sales, new and retained",
        'national.investment_per_unit' || suffix || '.' || $year as "Client investment",
        'national.savings_per_unit' || suffix || '.' || $year as "Cost savings",
        'national.cost_per_job' || suffix || '.' || $year as "Funding per job"
    from denominators
)

select * from final
order by _order, "Denominator"
