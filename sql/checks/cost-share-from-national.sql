-- title: National money as cost share
-- severity: error
-- dataset: funding
-- definition: a line of source national with cost_share true: what the national office pays is not its own match
-- example: `cost_share` true in a line whose `source` is `national`
-- message: `{value}`, but a line of source `national` is not cost share
-- hint: set `cost_share` to `false`, or correct `source` if the money is not national

with funding as (
    select * from incoming.funding
),

final as (
    select
        funding.extract,
        funding.row_number,
        'cost_share' as column_name,
        cast(funding.cost_share as varchar) as value
    from funding
    where
        funding.source = 'national'
        and funding.cost_share
)

select * from final
