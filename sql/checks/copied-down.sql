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

-- a row and the one above it, where three answers or more are the same, one of them not 0: most have none
alike as (
    select
        below.extract,
        below.row_number,
        above.row_number as row_number_above,
        below.place,
        case when below.new_sales = above.new_sales then below.new_sales end as new_sales,
        case when below.retained_sales = above.retained_sales then below.retained_sales end as retained_sales,
        case when below.jobs_created = above.jobs_created then below.jobs_created end as jobs_created,
        case when below.jobs_retained = above.jobs_retained then below.jobs_retained end as jobs_retained,
        case when below.savings_labour = above.savings_labour then below.savings_labour end as savings_labour,
        case when below.savings_materials = above.savings_materials then below.savings_materials end as savings_materials,
        case when below.savings_energy = above.savings_energy then below.savings_energy end as savings_energy,
        case when below.savings_overhead = above.savings_overhead then below.savings_overhead end as savings_overhead,
        case when below.savings_other = above.savings_other then below.savings_other end as savings_other,
        case when below.investment_products = above.investment_products then below.investment_products end as investment_products,
        case when below.investment_plant = above.investment_plant then below.investment_plant end as investment_plant,
        case when below.investment_it = above.investment_it then below.investment_it end as investment_it,
        case when below.investment_workforce = above.investment_workforce then below.investment_workforce end as investment_workforce,
        case when below.investment_other = above.investment_other then below.investment_other end as investment_other,
        case when below.avoided_investment = above.avoided_investment then below.avoided_investment end as avoided_investment
    from rows_in_order as below
    inner join rows_in_order as above
        on
            below.extract = above.extract
            and below.place = above.place + 1
    where
        (
            case when below.new_sales = above.new_sales then 1 else 0 end
            + case when below.retained_sales = above.retained_sales then 1 else 0 end
            + case when below.jobs_created = above.jobs_created then 1 else 0 end
            + case when below.jobs_retained = above.jobs_retained then 1 else 0 end
            + case when below.savings_labour = above.savings_labour then 1 else 0 end
            + case when below.savings_materials = above.savings_materials then 1 else 0 end
            + case when below.savings_energy = above.savings_energy then 1 else 0 end
            + case when below.savings_overhead = above.savings_overhead then 1 else 0 end
            + case when below.savings_other = above.savings_other then 1 else 0 end
            + case when below.investment_products = above.investment_products then 1 else 0 end
            + case when below.investment_plant = above.investment_plant then 1 else 0 end
            + case when below.investment_it = above.investment_it then 1 else 0 end
            + case when below.investment_workforce = above.investment_workforce then 1 else 0 end
            + case when below.investment_other = above.investment_other then 1 else 0 end
            + case when below.avoided_investment = above.avoided_investment then 1 else 0 end
        ) >= 3
        and (
            (below.new_sales = above.new_sales and below.new_sales > 0)
            or (below.retained_sales = above.retained_sales and below.retained_sales > 0)
            or (below.jobs_created = above.jobs_created and below.jobs_created > 0)
            or (below.jobs_retained = above.jobs_retained and below.jobs_retained > 0)
            or (below.savings_labour = above.savings_labour and below.savings_labour > 0)
            or (below.savings_materials = above.savings_materials and below.savings_materials > 0)
            or (below.savings_energy = above.savings_energy and below.savings_energy > 0)
            or (below.savings_overhead = above.savings_overhead and below.savings_overhead > 0)
            or (below.savings_other = above.savings_other and below.savings_other > 0)
            or (below.investment_products = above.investment_products and below.investment_products > 0)
            or (below.investment_plant = above.investment_plant and below.investment_plant > 0)
            or (below.investment_it = above.investment_it and below.investment_it > 0)
            or (below.investment_workforce = above.investment_workforce and below.investment_workforce > 0)
            or (below.investment_other = above.investment_other and below.investment_other > 0)
            or (below.avoided_investment = above.avoided_investment and below.avoided_investment > 0)
        )
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
        alike.extract,
        alike.row_number,
        alike.row_number_above,
        alike.place,
        amount_columns.column_order,
        case amount_columns.column_name
            when 'new_sales' then alike.new_sales
            when 'retained_sales' then alike.retained_sales
            when 'jobs_created' then alike.jobs_created
            when 'jobs_retained' then alike.jobs_retained
            when 'savings_labour' then alike.savings_labour
            when 'savings_materials' then alike.savings_materials
            when 'savings_energy' then alike.savings_energy
            when 'savings_overhead' then alike.savings_overhead
            when 'savings_other' then alike.savings_other
            when 'investment_products' then alike.investment_products
            when 'investment_plant' then alike.investment_plant
            when 'investment_it' then alike.investment_it
            when 'investment_workforce' then alike.investment_workforce
            when 'investment_other' then alike.investment_other
            when 'avoided_investment' then alike.avoided_investment
        end as amount
    from alike
    cross join amount_columns
),

-- each answer that is the same as the one above it, numbered with those above it that are the same too
answers_alike as (
    select
        *,
        row_number() over (
            partition by extract, column_order, island
            order by place
        ) as steps,
        lag(row_number_above, 3) over (
            partition by extract, column_order, island
            order by place
        ) as first_row_number
    from (
        select
            *,
            place - row_number() over (
                partition by extract, column_order
                order by place
            ) as island
        from unpivoted
        where amount is not null
    ) as numbered
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
    from answers_alike
    where steps >= 4
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
