-- title: Engagements that the year is about
-- materialised: yes
-- kept: by centre
-- unit: none
-- grain: one row per engagement that the year is about
-- definition: an engagement that was active in the year, closed in it, or closed in its service window, and which of these
-- source: fct_engagement_history, stg_engagement_periods, dim_year
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
        engagements.*,
        (
            engagements.started_on <= fiscal_year.year_ends_on
            and coalesce(engagements.closed_on >= fiscal_year.year_starts_on, true)
        ) as is_open_in_year,
        coalesce(
            engagements.closed_on between fiscal_year.year_starts_on and fiscal_year.year_ends_on,
            false
        ) as is_closed,
        coalesce(
            engagements.closed_on between fiscal_year.service_starts_on and fiscal_year.service_ends_on,
            false
        ) as is_due
    from fiscal_year
    cross join fct_engagement_history as engagements
),

of_the_year as (
    select * from dated
    where
        is_open_in_year
        or is_closed
        or is_due
),

marked as (
    select
        of_the_year.*,
        (
            of_the_year.is_open_in_year
            -- one that nobody has closed counts while an extract of the year mentions it
            and (
                of_the_year.closed_on is not null
                or mentioned.engagement_key is not null
            )
        ) as is_active
    from of_the_year
    left join mentioned
        on of_the_year.engagement_key = mentioned.engagement_key
),

final as (
    select * from marked
    where
        is_active
        or is_closed
        or is_due
)

select * from final
