-- title: Reported outcomes by year, in current prices
-- grain: one row per year of the trend
-- definition: the nation's totals of the reported year and up to four years before it; a cell that is the id of a figure is printed as that figure
-- source: figures

with final as (
    select distinct
        year as _order,
        'FY' || cast(year as varchar) as "Year",
        'national.new_sales.' || cast(year as varchar) as "New sales",
        'national.retained_sales.' || cast(year as varchar) as "Retained sales",
        'national.jobs_created.' || cast(year as varchar) as "Jobs created",
        'national.jobs_retained.' || cast(year as varchar) as "Jobs retained",
        'national.cost_savings.' || cast(year as varchar) as "Cost savings",
        'national.investment.' || cast(year as varchar) as "Investment",
        'national.survey_responses.' || cast(year as varchar) as "Responses"
    from figures
    where
        scope_kind = 'national'
        and measure = 'new_sales'
)

select * from final
order by _order
