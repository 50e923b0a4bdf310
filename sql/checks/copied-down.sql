-- title: Answers copied down
-- severity: warning
-- dataset: outcomes
-- definition: 5 or more rows in a row with the same answers to the same three or more amounts, new_sales to avoided_investment, one of them not 0; empty cells are no answers; one finding for rows that follow each other, on the first of them and the first amount that is not 0
-- example: `new_sales` 120000, `jobs_created` 2 and `savings_labour` 8000 in each of rows 14 to 19
-- message: the answers to {amounts} amounts are the same from this row to row {last_row_number}
-- hint: most likely a row was filled down: put in what each client answered; nothing if they did answer the same

with rows_in_order as (
    select
        *,
        -- blank rows are not between others
        row_number() over (
            partition by extract
            order by row_number
        ) as place
    from incoming.outcomes
),

amount_columns as (
    select
        column1 as column_order,
        column2 as column_name
    from (
        values
        (1, 'new_sales'),
        (2, 'retained_sales'),
        (3, 'jobs_created'),
        (4, 'jobs_retained'),
        (5, 'savings_labour'),
        (6, 'savings_materials'),
        (7, 'savings_energy'),
        (8, 'savings_overhead'),
        (9, 'savings_other'),
        (10, 'investment_products'),
        (11, 'investment_plant'),
        (12, 'investment_it'),
        (13, 'investment_workforce'),
        (14, 'investment_other'),
        (15, 'avoided_investment')
    ) as listed (column1, column2)
),

unpivoted as (
    select
        rows_in_order.extract,
        rows_in_order.row_number,
        rows_in_order.place,
        amount_columns.column_order,
        case amount_columns.column_name
            when 'new_sales' then rows_in_order.new_sales
            when 'retained_sales' then rows_in_order.retained_sales
            when 'jobs_created' then rows_in_order.jobs_created
            when 'jobs_retained' then rows_in_order.jobs_retained
            when 'savings_labour' then rows_in_order.savings_labour
            when 'savings_materials' then rows_in_order.savings_materials
            when 'savings_energy' then rows_in_order.savings_energy
            when 'savings_overhead' then rows_in_order.savings_overhead
            when 'savings_other' then rows_in_order.savings_other
            when 'investment_products' then rows_in_order.investment_products
            when 'investment_plant' then rows_in_order.investment_plant
            when 'investment_it' then rows_in_order.investment_it
            when 'investment_workforce' then rows_in_order.investment_workforce
            when 'investment_other' then rows_in_order.investment_other
            when 'avoided_investment' then rows_in_order.avoided_investment
        end as amount
    from rows_in_order
    cross join amount_columns
),

answers as (
    select * from unpivoted
    where amount is not null
),

-- each answer with the four above it in its column
answers_above as (
    select
        extract,
        row_number,
        place,
        column_order,
        amount,
        lag(place, 4) over (
            partition by extract, column_order
            order by place
        ) as first_place,
        lag(row_number, 4) over (
            partition by extract, column_order
            order by place
        ) as first_row_number,
        min(amount) over (
            partition by extract, column_order
            order by place
            rows between 4 preceding and current row
        ) as least,
        max(amount) over (
            partition by extract, column_order
            order by place
            rows between 4 preceding and current row
        ) as most
    from answers
),

-- rows that end five alike
copies as (
    select
        extract,
        row_number,
        place,
        first_row_number,
        count(*) as amounts,
        min(case when amount > 0 then column_order end) as column_order
    from answers_above
    where
        place - first_place = 4
        and least = most
    group by extract, row_number, place, first_row_number
    having
        count(*) >= 3
        and max(amount) > 0
),

-- the same for all that follow each other
stretches as (
    select
        *,
        place - row_number() over (
            partition by extract
            order by place
        ) as stretch
    from copies
),

spans as (
    select
        extract,
        min(place) as place,
        max(row_number) as last_row_number
    from stretches
    group by extract, stretch
),

final as (
    select
        copies.extract,
        copies.first_row_number as row_number,
        amount_columns.column_name,
        cast(null as varchar) as value,
        copies.amounts,
        spans.last_row_number
    from spans
    inner join copies
        on
            spans.extract = copies.extract
            and spans.place = copies.place
    inner join amount_columns
        on copies.column_order = amount_columns.column_order
)

select * from final
