-- title: New sales per unit of funding, under each denominator
-- chart: bars
-- grain: one bar per denominator
-- definition: the same new sales under every declared denominator, the headline one first and in a colour of its own
-- source: figures, cfg_denominators

with denominators as (
    select distinct
        denominator,
        is_headline,
        case when is_headline then '' else '_on_' || denominator end as suffix
    from cfg_denominators
),

final as (
    select
        case when denominators.is_headline then 0 else 1 end as _order,
        replace(denominators.denominator, '_', ' ') as label,
        figures.id as figure,
        case when denominators.is_headline then 1 else 3 end as series
    from denominators
    inner join figures
        on figures.measure = 'new_sales_per_unit' || denominators.suffix
    where
        figures.scope_kind = 'national'
        and figures.year = $year
)

select * from final
order by _order, label
