-- title: Sales, new and retained, by centre
-- chart: bars
-- grain: one bar per centre
-- definition: the sales that respondents reported, of each centre open in the year, largest first
-- source: figures, dim_centre

with final as (
    select
        cast(figures.value as decimal(38, 2)) as _sales,
        centres.centre_id as _centre_id,
        centres.name as label,
        figures.id as figure
    from dim_centre as centres
    inner join figures
        on centres.centre_id = figures.scope
    where
        centres.is_open
        and figures.scope_kind = 'centre'
        and figures.measure = 'sales_total'
        and figures.year = $year
)

select * from final
order by _sales desc nulls last, label, _centre_id
