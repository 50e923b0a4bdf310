-- title: Engagements
-- unit: none
-- grain: one row per engagement that the year is about
-- definition: an engagement with its firm that was active in the year, closed in it, or closed in its service window, and which of these
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

dated as (
    select
        engagements.engagement_key,
        engagements.client_key,
        engagements.centre_id,
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
    from fiscal_year
    cross join stg_engagements as engagements
    left join mentioned
        on engagements.engagement_key = mentioned.engagement_key
),

final as (
    select
        dated.engagement_key,
        dated.client_key,
        dated.centre_id,
        clients.firm_key,
        clients.has_enterprise_id,
        dated.service,
        dated.mode,
        dated.started_on,
        dated.closed_on,
        dated.hours,
        dated.fee,
        dated.subsidy,
        dated.is_active,
        dated.is_closed,
        dated.is_due
    from dated
    inner join dim_client as clients
        on dated.client_key = clients.client_key
    where
        dated.is_active
        or dated.is_closed
        or dated.is_due
)

select * from final
