-- title: Clients
-- unit: none
-- grain: one row per client
-- definition: a client as at the year: its latest row whose period lies in or before the year, else its earliest; its firm is its latest enterprise id in the snapshot, else the client itself
-- source: stg_clients
-- additivity: none

with clients as (
    select * from stg_clients
),

enterprise_ids as (
    select
        client_key,
        enterprise_key,
        row_number() over (
            partition by client_key
            order by fiscal_year desc, period desc
        ) as recency
    from clients
    where enterprise_key is not null
),

enterprises as (
    select
        client_key,
        enterprise_key
    from enterprise_ids
    where recency = 1
),

dated as (
    select
        *,
        case when fiscal_year <= $year then 0 else 1 end as is_later,
        case when fiscal_year <= $year then period end as known_period
    from clients
),

choices as (
    select
        *,
        -- rows known by the year first, the latest of them; else the earliest
        row_number() over (
            partition by client_key
            order by is_later, known_period desc, period
        ) as choice
    from dated
),

as_at as (
    select * from choices
    where choice = 1
),

final as (
    select
        as_at.client_key,
        as_at.centre_id,
        centres.region as centre_region,
        coalesce(enterprises.enterprise_key, as_at.client_key) as firm_key,
        (enterprises.enterprise_key is not null) as has_enterprise_id,
        as_at.is_later = 0 as is_known_by_year,
        as_at.industry,
        substr(as_at.industry, 1, programme.industry_digits) as industry_prefix,
        as_at.employees,
        bands.size_band,
        as_at.annual_sales
    from as_at
    cross join cfg_programme as programme
    left join enterprises
        on as_at.client_key = enterprises.client_key
    left join cfg_centres as centres
        on as_at.centre_id = centres.centre_id
    left join cfg_bands as bands
        on
            as_at.employees >= bands.employees_from
            and (
                bands.employees_below is null
                or as_at.employees < bands.employees_below
            )
)

select * from final
