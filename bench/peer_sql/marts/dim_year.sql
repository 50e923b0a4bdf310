-- title: The fiscal year
-- materialised: no
-- unit: none
-- grain: one row
-- definition: first and last day of the year and of its service window
-- source: cfg_calendar
-- additivity: none

with final as (
    select distinct
        fiscal_year,
        year_starts_on,
        year_ends_on,
        service_starts_on,
        service_ends_on
    from cfg_calendar
    where fiscal_year = $year
)

select * from final
