-- title: Verified answers in force
-- unit: none
-- grain: one row per response id, measure and period
-- definition: every verification of the extracts in force; fct_verification finds the response that it speaks of
-- source: warehouse.verifications
-- additivity: none

with in_force as (
    select
        centre_id,
        period,
        load_id
    from warehouse.in_force
    where
        snapshot = $snapshot
        and dataset = 'verifications'
),

final as (
    -- who verified and where the proof is kept is nobody's here
    select
        rows_in.verified_centre_id,
        rows_in.response_key,
        rows_in.measure,
        rows_in.value,
        rows_in.role,
        rows_in.verified_on,
        rows_in.centre_id,
        rows_in.period,
        rows_in.fiscal_year,
        rows_in.row_number
    from warehouse.verifications as rows_in
    inner join in_force
        on
            rows_in.centre_id = in_force.centre_id
            and rows_in.period = in_force.period
            and rows_in.load_id = in_force.load_id
)

select * from final
