-- title: Engagements
-- unit: none
-- grain: one row per engagement
-- definition: an engagement with its firm, whether it was active in the year, closed in it, or closed in its service window
-- source: stg_engagements, stg_engagement_periods, dim_client, dim_year
-- additivity: none

with fiscal_year as (
    select * from dim_year
),

mentioned as (
    select distinct engagement_key
    from stg_engagement_periods
    where fiscal_year = $year
),

final as (
    select
        engagements.engagement_key,
        engagements.client_key,
        engagements.centre_id,
        clients.firm_key,
        clients.has_enterprise_id,
        engagements.service,
        engagements.mode,
        engagements.started_on,
        engagements.closed_on,
        engagements.hours,
        engagements.fee,
        engagements.subsidy,
        (
            engagements.started_on <= fiscal_year.year_ends_on
            and (
                coalesce(engagements.closed_on >= fiscal_year.year_starts_on, false)
                -- an open one counts while an extract of the year mentions it
                or (
                    engagements.closed_on is null
                    and mentioned.engagement_key is not null
                )
            )
        ) as is_active,
        coalesce(
            engagements.closed_on between fiscal_year.year_starts_on and fiscal_year.year_ends_on,
            false
        ) as is_closed,
        coalesce(
            engagements.closed_on between fiscal_year.service_starts_on and fiscal_year.service_ends_on,
            false
        ) as is_due
    from stg_engagements as engagements
    cross join fiscal_year
    inner join dim_client as clients
        on engagements.client_key = clients.client_key
    left join mentioned
        on engagements.engagement_key = mentioned.engagement_key
)

select * from final
