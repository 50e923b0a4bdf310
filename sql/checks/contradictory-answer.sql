-- title: Answers that contradict each other
-- severity: warning
-- dataset: outcomes
-- definition: a complete or partial response with attribution 100 and without_support `same`, or with attribution 0 and without_support `not_at_all`
-- example: `attribution` 100 where `without_support` is `same`
-- message: `{value}` credits the programme with all of the impacts, but `without_support` says `same`: they would have come without it
-- message.none: `{value}` credits the programme with none of the impacts, but `without_support` says `not_at_all`: nothing would have come without it
-- hint: ask the client which of the two is meant, and correct the other; the answers count as they are

with outcomes as (
    select * from incoming.outcomes
    where status in ('complete', 'partial')
),

final as (
    select
        extract,
        row_number,
        'attribution' as column_name,
        -- decimals without zeros at their end
        rtrim(rtrim(cast(attribution as varchar), '0'), '.') as value,
        case when attribution = 0 then 'none' end as variant
    from outcomes
    where
        (
            attribution = 100
            and without_support = 'same'
        )
        or (
            attribution = 0
            and without_support = 'not_at_all'
        )
)

select * from final
