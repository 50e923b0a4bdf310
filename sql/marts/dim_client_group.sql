-- title: Sizes and industries over the years
-- materialised: yes
-- unit: none
-- grain: one row per size band, industry prefix and span of fiscal years
-- definition: which sizes and industries there are clients of, from_year to until_year
-- source: dim_client_history
-- additivity: none

with final as (
    select distinct
        size_band,
        industry_prefix,
        from_year,
        until_year
    from dim_client_history
    where is_known_by_year
)

select * from final
