-- title: Medians of the amounts of engagements
-- unit: none
-- grain: one row per engagements extract in force of a centre that files engagements now, and amount of money
-- definition: the exact median of the fees, and of the subsidies, that are not 0, where there are 20 or more; of every row of an extract, also of engagements that later periods name too
-- source: warehouse.engagements, incoming.extracts
-- additivity: none

with centres as (
    select distinct centre_id
    from incoming.extracts
    where dataset = 'engagements'
),

in_force as (
    select
        in_force.centre_id,
        in_force.period,
        in_force.load_id
    from warehouse.in_force as in_force
    inner join centres
        on in_force.centre_id = centres.centre_id
    where
        in_force.snapshot = $snapshot
        and in_force.dataset = 'engagements'
),

engagements as (
    select
        rows_in.centre_id,
        rows_in.period,
        rows_in.fee,
        rows_in.subsidy
    from warehouse.engagements as rows_in
    inner join in_force
        on
            rows_in.centre_id = in_force.centre_id
            and rows_in.period = in_force.period
            and rows_in.load_id = in_force.load_id
),

money_columns as (
    select column1 as column_name
    from (
        values
        ('fee'),
        ('subsidy')
    ) as listed (column1)
),

unpivoted as (
    select
        engagements.centre_id,
        engagements.period,
        money_columns.column_name,
        case money_columns.column_name
            when 'fee' then engagements.fee
            when 'subsidy' then engagements.subsidy
        end as amount
    from engagements
    cross join money_columns
),

amounts as (
    select * from unpivoted
    where amount <> 0
),

placed as (
    select
        *,
        row_number() over (
            partition by centre_id, period, column_name
            order by amount
        ) as place,
        count(*) over (partition by centre_id, period, column_name) as amounts
    from amounts
),

final as (
    select
        centre_id,
        period,
        column_name,
        amounts,
        -- the one in the middle, or half of the two there
        0.5 * (min(amount) + max(amount)) as median
    from placed
    where
        amounts >= 20
        and 2 * place between amounts and amounts + 2
    group by centre_id, period, column_name, amounts
)

select * from final
