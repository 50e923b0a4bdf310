-- title: Revisions of answers
-- grain: one row per measure and scope of the year
-- source: spec reports.md, Data quality
--
-- measure: responses_revised
-- title: Responses changed after first acceptance
-- unit: count
-- definition: responses surveyed in the year whose status, sales or jobs differ from the first accepted extract of their centre and period, or that it had and the one in force has not, or the other way round
-- source: agg_revision
-- additivity: additive over centres and years
--
-- measure: sales_revised
-- title: Net effect of revisions on sales
-- unit: money
-- definition: new and retained sales in force less those first accepted, held values included
-- source: agg_revision
-- additivity: additive over centres; not over years
--
-- measure: jobs_revised
-- title: Net effect of revisions on jobs
-- unit: fte
-- definition: jobs created and retained in force less those first accepted, held values included
-- source: agg_revision
-- additivity: additive over centres; not over years

with measured as (
    select * from agg_revision
),

final as (
    select
        'responses_revised' as measure,
        scope_kind,
        scope,
        cast(responses_revised as decimal(38, 4)) as numerator
    from measured
    union all
    select
        'sales_revised' as measure,
        scope_kind,
        scope,
        cast(sales_revised as decimal(38, 4)) as numerator
    from measured
    union all
    select
        'jobs_revised' as measure,
        scope_kind,
        scope,
        cast(jobs_revised as decimal(38, 4)) as numerator
    from measured
)

select * from final
