-- title: Unusual answers by outcome
-- grain: one row per outcome measure
-- definition: how many answers are far from the median of like clients, how many of these a fixed threshold flags too, and what they sum to; a cell that is the id of a figure is printed as that figure
-- source: dim_scope

with final as (
    select
        1 as _order,
        'New sales' as "Outcome",
        'national.new_sales_unusual.' || $year as "Unusual answers",
        'national.new_sales_unusual_flagged.' || $year as "Of these above a fixed threshold too",
        'national.new_sales_unusual_sum.' || $year as "Their sum, held or not",
        'national.new_sales.' || $year as "Total without held answers"
    from dim_scope
    where scope_kind = 'national'
    union all
    select
        2 as _order,
        'Retained sales' as "Outcome",
        'national.retained_sales_unusual.' || $year as "Unusual answers",
        'national.retained_sales_unusual_flagged.' || $year as "Of these above a fixed threshold too",
        'national.retained_sales_unusual_sum.' || $year as "Their sum, held or not",
        'national.retained_sales.' || $year as "Total without held answers"
    from dim_scope
    where scope_kind = 'national'
    union all
    select
        3 as _order,
        'Jobs created' as "Outcome",
        'national.jobs_created_unusual.' || $year as "Unusual answers",
        'national.jobs_created_unusual_flagged.' || $year as "Of these above a fixed threshold too",
        'national.jobs_created_unusual_sum.' || $year as "Their sum, held or not",
        'national.jobs_created.' || $year as "Total without held answers"
    from dim_scope
    where scope_kind = 'national'
    union all
    select
        4 as _order,
        'Jobs retained' as "Outcome",
        'national.jobs_retained_unusual.' || $year as "Unusual answers",
        'national.jobs_retained_unusual_flagged.' || $year as "Of these above a fixed threshold too",
        'national.jobs_retained_unusual_sum.' || $year as "Their sum, held or not",
        'national.jobs_retained.' || $year as "Total without held answers"
    from dim_scope
    where scope_kind = 'national'
    union all
    select
        5 as _order,
        'Cost savings' as "Outcome",
        'national.cost_savings_unusual.' || $year as "Unusual answers",
        'national.cost_savings_unusual_flagged.' || $year as "Of these above a fixed threshold too",
        'national.cost_savings_unusual_sum.' || $year as "Their sum, held or not",
        'national.cost_savings.' || $year as "Total without held answers"
    from dim_scope
    where scope_kind = 'national'
    union all
    select
        6 as _order,
        'Investment by clients' as "Outcome",
        'national.investment_unusual.' || $year as "Unusual answers",
        'national.investment_unusual_flagged.' || $year as "Of these above a fixed threshold too",
        'national.investment_unusual_sum.' || $year as "Their sum, held or not",
        'national.investment.' || $year as "Total without held answers"
    from dim_scope
    where scope_kind = 'national'
    union all
    select
        7 as _order,
        'Investment avoided' as "Outcome",
        'national.avoided_investment_unusual.' || $year as "Unusual answers",
        'national.avoided_investment_unusual_flagged.' || $year as "Of these above a fixed threshold too",
        'national.avoided_investment_unusual_sum.' || $year as "Their sum, held or not",
        'national.avoided_investment.' || $year as "Total without held answers"
    from dim_scope
    where scope_kind = 'national'
)

select * from final
order by _order
