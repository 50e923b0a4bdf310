-- title: Reported outcomes per unit of funding
-- denominator: headline
-- grain: one row per measure and scope of the year
-- source: spec measures.md, Funding and return
--
-- each: ‹ratio› | ‹title› | ‹unit› | ‹of› | ‹definition›
-- | new_sales_per_unit | New sales per unit of funding | ratio | new_sales | new_sales over the denominator (the published MEP ratio counts new sales only)
-- | sales_total_per_unit | Sales per unit of funding | ratio | sales_total | sales_total over the denominator
-- | investment_per_unit | Client investment per unit of funding | ratio | investment | investment over the denominator
-- | savings_per_unit | Cost savings per unit of funding | ratio | cost_savings | cost_savings over the denominator
-- | cost_per_job | Funding per job | money | jobs_total | the denominator over jobs_total
--
-- measure: ‹ratio›
-- of: ‹of›
-- title: ‹title›
-- unit: ‹unit›
-- definition: ‹definition›; the headline denominator
-- source: agg_outcome, agg_outcome_pair, agg_denominator
-- additivity: not additive
--
-- measure: ‹ratio›_on_<denominator>
-- of: ‹of›
-- title: ‹title›, on <denominator>
-- unit: ‹unit›
-- definition: ‹definition›; a declared denominator that is not the headline one
-- source: agg_outcome, agg_outcome_pair, agg_denominator
-- additivity: not additive
--
-- measure: clients_per_million
-- of: clients_served
-- title: Firms served per million of funding
-- unit: ratio
-- definition: clients_served over the headline denominator in millions
-- source: agg_reach, agg_denominator
-- additivity: not additive

with outcomes as (
    select * from agg_outcome
),

denominators as (
    select
        *,
        case when is_headline then '' else '_on_' || denominator end as suffix
    from agg_denominator
),

numerators as (
    select
        scope_kind,
        scope,
        case measure
            when 'new_sales' then 'new_sales_per_unit'
            when 'investment' then 'investment_per_unit'
            when 'cost_savings' then 'savings_per_unit'
        end as ratio,
        total,
        reason
    from outcomes
    where measure in ('new_sales', 'investment', 'cost_savings')
    union all
    select
        scope_kind,
        scope,
        case pair
            when 'sales' then 'sales_total_per_unit'
            when 'jobs' then 'cost_per_job'
        end as ratio,
        total,
        reason
    from agg_outcome_pair
),

ratios as (
    select
        numerators.ratio,
        numerators.scope_kind,
        numerators.scope,
        denominators.suffix,
        numerators.total,
        denominators.amount,
        numerators.reason
    from numerators
    inner join denominators
        on
            numerators.scope_kind = denominators.scope_kind
            and numerators.scope = denominators.scope
),

clients_per_million as (
    select
        denominators.scope_kind,
        denominators.scope,
        reach.clients_served,
        denominators.amount
    from denominators
    inner join agg_reach as reach
        on
            denominators.scope_kind = reach.scope_kind
            and denominators.scope = reach.scope
    where denominators.is_headline
),

final as (
    select
        ratio || suffix as measure,
        scope_kind,
        scope,
        cast(total as decimal(38, 4)) as numerator,
        cast(amount as decimal(38, 4)) as denominator,
        reason as reason
    from ratios
    where ratio <> 'cost_per_job'
    union all
    select
        'cost_per_job' || suffix as measure,
        scope_kind,
        scope,
        cast(amount as decimal(38, 4)) as numerator,
        cast(coalesce(total, 0) as decimal(38, 4)) as denominator,
        -- what is declared as a denominator gives no ratio if it comes to 0 or less
        coalesce(reason, case when amount <= 0 then 'no_denominator' end) as reason
    from ratios
    where ratio = 'cost_per_job'
    union all
    select
        'clients_per_million' as measure,
        scope_kind,
        scope,
        cast(1000000 * clients_served as decimal(38, 4)) as numerator,
        cast(amount as decimal(38, 4)) as denominator,
        cast(null as varchar) as reason
    from clients_per_million
)

select * from final
