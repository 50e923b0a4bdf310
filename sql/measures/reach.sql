-- title: Reach
-- grain: one row per measure and scope of the year
-- source: spec measures.md, Reach
--
-- measure: clients_served
-- title: Firms served
-- unit: count
-- definition: distinct firms with an engagement active in the year: started by its end and closed in or after it, or open and mentioned by an extract of the year
-- source: agg_reach
-- additivity: not additive over scopes or years: a firm counts once in each
--
-- measure: clients_new
-- within: clients_served
-- title: Firms served for the first time
-- unit: count
-- definition: of the firms served, those whose first day with any centre lies in the year; client rows of the same firm at other centres bear on it too
-- source: agg_reach
-- additivity: not additive over scopes or years: a firm counts once in each
--
-- measure: clients_shared
-- within: clients_served
-- title: Firms counted more than once
-- unit: count
-- definition: sum over centres of firms served less the firms served nationally: the double-count ledger
-- source: fct_engagement
-- additivity: national only
--
-- measure: enterprise_id_coverage
-- title: Firms known by an enterprise id
-- unit: rate
-- definition: of the firms served, those known by a national register number
-- source: agg_reach
-- additivity: not additive
--
-- measure: engagements_closed
-- title: Engagements closed
-- unit: count
-- definition: engagements closed in the year
-- source: agg_reach
-- additivity: additive over centres and years
--
-- measure: engagement_hours
-- title: Hours of help
-- unit: hours
-- definition: staff and partner hours of the engagements closed in the year
-- source: agg_reach
-- additivity: additive over centres and years
--
-- measure: engagement_fees
-- title: Fees charged to clients
-- unit: money
-- definition: fees of the engagements closed in the year
-- source: agg_reach
-- additivity: additive over centres and years
--
-- measure: engagement_subsidy
-- title: Subsidy to clients
-- unit: money
-- definition: subsidies of the engagements closed in the year
-- source: agg_reach
-- additivity: additive over centres and years

with measured as (
    select * from agg_reach
),

-- a firm served by two centres counts once in each and once in the nation
served_by_centre as (
    select distinct
        centre_id,
        firm_key
    from fct_engagement
    where is_active
),

shared as (
    select
        'national' as scope_kind,
        'national' as scope,
        count(*) - count(distinct firm_key) as clients_shared
    from served_by_centre
),

final as (
    select
        'clients_served' as measure,
        scope_kind,
        scope,
        cast(clients_served as decimal(38, 4)) as numerator,
        cast(null as decimal(38, 4)) as denominator
    from measured
    union all
    select
        'clients_new' as measure,
        scope_kind,
        scope,
        cast(clients_new as decimal(38, 4)) as numerator,
        cast(null as decimal(38, 4)) as denominator
    from measured
    union all
    select
        'clients_shared' as measure,
        scope_kind,
        scope,
        cast(clients_shared as decimal(38, 4)) as numerator,
        cast(null as decimal(38, 4)) as denominator
    from shared
    union all
    select
        'enterprise_id_coverage' as measure,
        scope_kind,
        scope,
        cast(clients_identified as decimal(38, 4)) as numerator,
        cast(clients_served as decimal(38, 4)) as denominator
    from measured
    union all
    select
        'engagements_closed' as measure,
        scope_kind,
        scope,
        cast(engagements_closed as decimal(38, 4)) as numerator,
        cast(null as decimal(38, 4)) as denominator
    from measured
    union all
    select
        'engagement_hours' as measure,
        scope_kind,
        scope,
        cast(hours as decimal(38, 4)) as numerator,
        cast(null as decimal(38, 4)) as denominator
    from measured
    union all
    select
        'engagement_fees' as measure,
        scope_kind,
        scope,
        cast(fees as decimal(38, 4)) as numerator,
        cast(null as decimal(38, 4)) as denominator
    from measured
    union all
    select
        'engagement_subsidy' as measure,
        scope_kind,
        scope,
        cast(subsidy as decimal(38, 4)) as numerator,
        cast(null as decimal(38, 4)) as denominator
    from measured
)

select * from final
