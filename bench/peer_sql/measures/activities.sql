-- title: Activities
-- grain: one row per measure and scope of the year
-- source: spec measures.md, Reach
--
-- measure: activity_cases_<activity>
-- title: Cases of <activity>
-- unit: count
-- definition: cases of the activity in the year's periods, where single cases are not recorded; only where a row of it was filed
-- source: stg_activities
-- additivity: additive over centres and years

with totals as (
    select
        activities.activity,
        centre_scopes.scope_kind,
        centre_scopes.scope,
        sum(cast(activities.cases as decimal(38, 0))) as cases
    from stg_activities as activities
    inner join dim_centre_scope as centre_scopes
        on activities.centre_id = centre_scopes.centre_id
    where activities.fiscal_year = $year
    group by activities.activity, centre_scopes.scope_kind, centre_scopes.scope
),

measured as (
    select totals.*
    from totals
    inner join dim_scope as scopes
        on
            totals.scope_kind = scopes.scope_kind
            and totals.scope = scopes.scope
),

final as (
    select
        'activity_cases_' || activity as measure,
        scope_kind,
        scope,
        cast(cases as decimal(38, 4)) as numerator
    from measured
)

select * from final
