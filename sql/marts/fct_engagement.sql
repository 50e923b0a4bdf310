-- title: Engagements
-- materialised: yes
-- unit: none
-- grain: one row per engagement that the year is about
-- definition: an engagement with its firm that was active in the year, closed in it, or closed in its service window, and which of these
-- source: fct_year_engagement, dim_year_client
-- additivity: none

with final as (
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
        engagements.is_active,
        engagements.is_closed,
        engagements.is_due
    from fct_year_engagement as engagements
    inner join dim_year_client as clients
        on engagements.client_key = clients.client_key
)

select * from final
