-- title: Sizes and industries of the year
-- materialised: yes
-- kept: by centre
-- unit: none
-- grain: one row per centre, size band and industry prefix
-- definition: which sizes and industries there are clients of that have a row in or before the year
-- source: dim_client_history
-- additivity: none

with final as (
    select distinct
        centre_id,
        size_band,
        industry_prefix
    from dim_client_history
    where
        is_known_by_year
        and $year between from_year and until_year
)

select * from final
