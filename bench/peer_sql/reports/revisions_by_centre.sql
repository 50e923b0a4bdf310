-- title: Answers changed after first acceptance, by centre
-- grain: one row per centre
-- definition: responses that differ from what was first accepted, and the net effect on sales and jobs; a cell that is the id of a figure is printed as that figure
-- source: dim_centre

with final as (
    select
        centre_id as _order,
        name as "Centre",
        'centre:' || centre_id || '.responses_revised.' || $year as "Responses changed",
        'centre:' || centre_id || '.sales_revised.' || $year as "Net effect on sales",
        'centre:' || centre_id || '.jobs_revised.' || $year as "Net effect on jobs"
    from dim_centre
    where is_open
)

select * from final
order by "Centre", _order
