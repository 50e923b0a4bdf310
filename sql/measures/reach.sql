-- title: Reach
-- grain: one row per measure and scope of the year
-- source: spec measures.md, Reach
--
-- measure: clients_served
-- title: Firms served
-- unit: count
-- definition: distinct firms with an engagement active in the year: started by its end and closed in or after it, or open and mentioned by an extract of the year
-- source: fct_engagement
-- additivity: not additive over scopes or years: a firm counts once in each
--
-- measure: clients_new
-- title: Firms served for the first time
-- unit: count
-- definition: of the firms served, those whose first day with any centre lies in the year; client rows of the same firm at other centres bear on it too
-- source: fct_engagement, dim_firm
-- additivity: not additive over scopes or years: a firm counts once in each
--
-- measure: clients_shared
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
-- source: fct_engagement
-- additivity: not additive
--
-- measure: engagements_closed
-- title: Engagements closed
-- unit: count
-- definition: engagements closed in the year
-- source: fct_engagement
-- additivity: additive over centres and years
--
-- measure: engagement_hours
-- title: Hours of help
-- unit: hours
-- definition: staff and partner hours of the engagements closed in the year
-- source: fct_engagement
-- additivity: additive over centres and years
--
-- measure: engagement_fees
-- title: Fees charged to clients
-- unit: money
-- definition: fees of the engagements closed in the year
-- source: fct_engagement
-- additivity: additive over centres and years
--
-- measure: engagement_subsidy
-- title: Subsidy to clients
-- unit: money
-- definition: subsidies of the engagements closed in the year
-- source: fct_engagement
-- additivity: additive over centres and years

with fiscal_year as (
    select * from dim_year
),

engagements as (
    select
        engagements.*,
        (
            engagements.is_active
            and firms.first_served_on between fiscal_year.year_starts_on and fiscal_year.year_ends_on
        ) as is_new_firm
    from fct_engagement as engagements
    inner join dim_firm as firms
        on engagements.firm_key = firms.firm_key
    cross join fiscal_year
),

totals as (
    select
        client_scopes.scope_kind,
        client_scopes.scope,
        count(distinct case when engagements.is_active then engagements.firm_key end)
            as clients_served,
        count(distinct case when engagements.is_new_firm then engagements.firm_key end)
            as clients_new,
        count(
            distinct
            case
                when engagements.is_active and engagements.has_enterprise_id
                    then engagements.firm_key
            end
        ) as clients_identified,
        count(case when engagements.is_closed then 1 end) as engagements_closed,
        sum(case when engagements.is_closed then engagements.hours end) as hours,
        sum(case when engagements.is_closed then engagements.fee end) as fees,
        sum(case when engagements.is_closed then engagements.subsidy end) as subsidy
    from engagements
    inner join dim_client_scope as client_scopes
        on engagements.client_key = client_scopes.client_key
    group by client_scopes.scope_kind, client_scopes.scope
),

measured as (
    select
        scopes.scope_kind,
        scopes.scope,
        coalesce(totals.clients_served, 0) as clients_served,
        coalesce(totals.clients_new, 0) as clients_new,
        coalesce(totals.clients_identified, 0) as clients_identified,
        coalesce(totals.engagements_closed, 0) as engagements_closed,
        coalesce(totals.hours, 0) as hours,
        coalesce(totals.fees, 0) as fees,
        coalesce(totals.subsidy, 0) as subsidy
    from dim_scope as scopes
    left join totals
        on
            scopes.scope_kind = totals.scope_kind
            and scopes.scope = totals.scope
),

-- a firm served by two centres counts once in each and once in the nation
served_by_centre as (
    select distinct
        centre_id,
        firm_key
    from engagements
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
        cast(null as decimal(38, 4)) as denominator,
        cast(null as bigint) as n,
        cast(null as varchar) as reason
    from measured
    union all
    select
        'clients_new' as measure,
        scope_kind,
        scope,
        cast(clients_new as decimal(38, 4)) as numerator,
        cast(null as decimal(38, 4)) as denominator,
        cast(null as bigint) as n,
        cast(null as varchar) as reason
    from measured
    union all
    select
        'clients_shared' as measure,
        scope_kind,
        scope,
        cast(clients_shared as decimal(38, 4)) as numerator,
        cast(null as decimal(38, 4)) as denominator,
        cast(null as bigint) as n,
        cast(null as varchar) as reason
    from shared
    union all
    select
        'enterprise_id_coverage' as measure,
        scope_kind,
        scope,
        cast(clients_identified as decimal(38, 4)) as numerator,
        cast(clients_served as decimal(38, 4)) as denominator,
        cast(null as bigint) as n,
        cast(null as varchar) as reason
    from measured
    union all
    select
        'engagements_closed' as measure,
        scope_kind,
        scope,
        cast(engagements_closed as decimal(38, 4)) as numerator,
        cast(null as decimal(38, 4)) as denominator,
        cast(null as bigint) as n,
        cast(null as varchar) as reason
    from measured
    union all
    select
        'engagement_hours' as measure,
        scope_kind,
        scope,
        cast(hours as decimal(38, 4)) as numerator,
        cast(null as decimal(38, 4)) as denominator,
        cast(null as bigint) as n,
        cast(null as varchar) as reason
    from measured
    union all
    select
        'engagement_fees' as measure,
        scope_kind,
        scope,
        cast(fees as decimal(38, 4)) as numerator,
        cast(null as decimal(38, 4)) as denominator,
        cast(null as bigint) as n,
        cast(null as varchar) as reason
    from measured
    union all
    select
        'engagement_subsidy' as measure,
        scope_kind,
        scope,
        cast(subsidy as decimal(38, 4)) as numerator,
        cast(null as decimal(38, 4)) as denominator,
        cast(null as bigint) as n,
        cast(null as varchar) as reason
    from measured
)

select * from final
