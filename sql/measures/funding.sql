-- title: Funding
-- grain: one row per measure and scope of the year
-- source: spec measures.md, Funding and return
--
-- measure: funding_<denominator>
-- title: Funding, <denominator>
-- unit: money
-- definition: sum of the declared basis over the year's funding lines of the declared sources and funds
-- source: agg_denominator
-- additivity: additive over centres and years; the national office's own money is in the national scope only
-- contributors: none
--
-- measure: cost_share_ratio
-- title: Cost share to national money spent
-- unit: ratio
-- definition: spent as cost share over spent of national money
-- source: fct_funding
-- additivity: not additive
-- contributors: none
--
-- measure: fee_share
-- title: Fees in all money spent
-- unit: ratio
-- definition: spent of fees over spent of all sources
-- source: fct_funding
-- additivity: not additive
-- contributors: none
--
-- measure: program_income_unspent
-- title: Fees earned and not spent
-- unit: money
-- definition: fees earned less fees spent, in the year
-- source: fct_funding
-- additivity: additive over centres and years
-- contributors: none

with totals as (
    select
        centre_scopes.scope_kind,
        centre_scopes.scope,
        sum(case when funding.cost_share then funding.spent else 0 end) as cost_share_spent,
        sum(case when funding.source = 'national' then funding.spent else 0 end) as national_spent,
        sum(case when funding.source = 'fees' then funding.spent else 0 end) as fees_spent,
        sum(case when funding.source = 'fees' then funding.awarded else 0 end) as fees_earned,
        sum(funding.spent) as all_spent
    from fct_funding as funding
    inner join dim_centre_scope as centre_scopes
        on funding.centre_id = centre_scopes.centre_id
    group by centre_scopes.scope_kind, centre_scopes.scope
),

measured as (
    select
        scopes.scope_kind,
        scopes.scope,
        coalesce(totals.cost_share_spent, 0) as cost_share_spent,
        coalesce(totals.national_spent, 0) as national_spent,
        coalesce(totals.fees_spent, 0) as fees_spent,
        coalesce(totals.fees_earned, 0) as fees_earned,
        coalesce(totals.all_spent, 0) as all_spent
    from dim_scope as scopes
    left join totals
        on
            scopes.scope_kind = totals.scope_kind
            and scopes.scope = totals.scope
    where scopes.scope_kind in (select scope_kind from dim_centre_scope)
),

denominators as (
    select * from agg_denominator
),

final as (
    select
        'funding_' || denominator as measure,
        scope_kind,
        scope,
        cast(amount as decimal(38, 4)) as numerator,
        cast(null as decimal(38, 4)) as denominator
    from denominators
    union all
    select
        'cost_share_ratio' as measure,
        scope_kind,
        scope,
        cast(cost_share_spent as decimal(38, 4)) as numerator,
        cast(national_spent as decimal(38, 4)) as denominator
    from measured
    union all
    select
        'fee_share' as measure,
        scope_kind,
        scope,
        cast(fees_spent as decimal(38, 4)) as numerator,
        cast(all_spent as decimal(38, 4)) as denominator
    from measured
    union all
    select
        'program_income_unspent' as measure,
        scope_kind,
        scope,
        cast(fees_earned - fees_spent as decimal(38, 4)) as numerator,
        cast(null as decimal(38, 4)) as denominator
    from measured
)

select * from final
