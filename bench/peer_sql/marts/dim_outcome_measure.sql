-- title: Outcome measures
-- materialised: no
-- unit: none
-- grain: one row per outcome measure
-- definition: what respondents are asked to quantify; new and retained go together as a pair, sales or jobs; the first column is the one that a finding on a summed measure names
-- source: spec measures.md, Outcomes
-- additivity: none

with final as (
    select
        column1 as measure,
        column2 as pair
    from (
        values
        ('new_sales', 'sales'),
        ('retained_sales', 'sales'),
        ('jobs_created', 'jobs'),
        ('jobs_retained', 'jobs'),
        ('cost_savings', null),
        ('investment', null),
        ('avoided_investment', null)
    ) as listed (column1, column2)
)

select * from final
