-- title: Flagged answers and where they stand
-- materialised: no
-- unit: none
-- grain: one row per flagged answer of the year
-- definition: a flagged answer that counts in the year, the extract and the row that state it, and the column that does; is_held says whether it is out of totals, and if not the office has verified it
-- source: fct_answer, fct_answer_history
-- additivity: none

with flagged as (
    select * from fct_answer
    where is_flagged
),

stated as (
    select * from fct_answer_history
),

final as (
    -- an id may come back in another period: the value says which row is meant, and two that say the
    -- same are held alike
    select
        stated.centre_id,
        stated.period,
        stated.row_number,
        stated.column_name,
        flagged.measure,
        flagged.is_held
    from flagged
    inner join stated
        on
            flagged.response_key = stated.response_key
            and flagged.client_key = stated.client_key
            and flagged.measure = stated.measure
            and flagged.value = stated.value
            and stated.fiscal_year = $year
)

select * from final
