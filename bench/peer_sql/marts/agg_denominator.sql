-- title: Denominators by scope
-- materialised: yes
-- unit: none
-- grain: one row per declared denominator and scope
-- definition: the sum of the declared basis over the year's funding lines of the declared sources and funds; nation, centres and regions only
-- source: fct_denominator_amount, dim_scope, dim_centre_scope, cfg_denominators
-- additivity: none

with denominators as (
    select * from cfg_denominators
),

names as (
    select distinct
        denominator,
        is_headline
    from denominators
),

totals as (
    select
        denominators.denominator,
        centre_scopes.scope_kind,
        centre_scopes.scope,
        sum(amounts.amount) as amount
    from fct_denominator_amount as amounts
    inner join denominators
        on
            amounts.source = denominators.source
            and amounts.fund = denominators.fund
            and amounts.basis = denominators.basis
    inner join dim_centre_scope as centre_scopes
        on amounts.centre_id = centre_scopes.centre_id
    group by denominators.denominator, centre_scopes.scope_kind, centre_scopes.scope
),

final as (
    select
        names.denominator,
        names.is_headline,
        scopes.scope_kind,
        scopes.scope,
        coalesce(totals.amount, 0) as amount
    from names
    cross join dim_scope as scopes
    left join totals
        on
            names.denominator = totals.denominator
            and scopes.scope_kind = totals.scope_kind
            and scopes.scope = totals.scope
    where scopes.scope_kind in (select scope_kind from dim_centre_scope)
)

select * from final
