-- title: New and retained sales by year, as reported by respondents
-- chart: bars
-- grain: one bar per year of the trend and kind of sales
-- definition: the nation's new and retained sales of the reported year and up to four years before it
-- source: figures

with kinds as (
    select
        'new_sales' as measure,
        'new' as word,
        1 as series
    union all
    select
        'retained_sales' as measure,
        'retained' as word,
        2 as series
),

final as (
    select
        figures.year as _year,
        cast(figures.year as varchar) || ' ' || kinds.word as label,
        figures.id as figure,
        kinds.series
    from figures
    inner join kinds
        on figures.measure = kinds.measure
    where figures.scope_kind = 'national'
)

select * from final
order by _year, series
