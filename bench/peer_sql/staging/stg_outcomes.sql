-- title: Survey responses in force
-- unit: none
-- grain: one row per response: its id and period
-- definition: every survey row of the extracts in force, with the two measures that are sums of five answers
-- source: warehouse.outcomes
-- additivity: none

with in_force as (
    select
        centre_id,
        period,
        load_id
    from warehouse.in_force
    where
        snapshot = $snapshot
        and dataset = 'outcomes'
),

final as (
    select
        rows_in.* exclude (load_id, extract_sha256),
        -- a summed measure is missing only if all its parts are
        case
            when
                coalesce(
                    rows_in.savings_labour,
                    rows_in.savings_materials,
                    rows_in.savings_energy,
                    rows_in.savings_overhead,
                    rows_in.savings_other
                ) is not null
                then
                    coalesce(rows_in.savings_labour, 0)
                    + coalesce(rows_in.savings_materials, 0)
                    + coalesce(rows_in.savings_energy, 0)
                    + coalesce(rows_in.savings_overhead, 0)
                    + coalesce(rows_in.savings_other, 0)
        end as cost_savings,
        case
            when
                coalesce(
                    rows_in.investment_products,
                    rows_in.investment_plant,
                    rows_in.investment_it,
                    rows_in.investment_workforce,
                    rows_in.investment_other
                ) is not null
                then
                    coalesce(rows_in.investment_products, 0)
                    + coalesce(rows_in.investment_plant, 0)
                    + coalesce(rows_in.investment_it, 0)
                    + coalesce(rows_in.investment_workforce, 0)
                    + coalesce(rows_in.investment_other, 0)
        end as investment
    from warehouse.outcomes as rows_in
    inner join in_force
        on
            rows_in.centre_id = in_force.centre_id
            and rows_in.period = in_force.period
            and rows_in.load_id = in_force.load_id
)

select * from final
