-- title: Incoming extracts and the periods before them
-- unit: none
-- grain: one row per incoming extract that is accepted and has one before it
-- definition: the latest earlier period of which the centre has the dataset of an incoming extract in force
-- source: incoming.extracts, incoming.in_force
-- additivity: none

with extracts as (
    select * from incoming.extracts
    where is_accepted
),

befores as (
    select
        extracts.extract,
        extracts.dataset,
        extracts.centre_id,
        extracts.period,
        max(in_force.period) as period_before
    from extracts
    inner join incoming.in_force as in_force
        on
            extracts.dataset = in_force.dataset
            and extracts.centre_id = in_force.centre_id
            and extracts.period > in_force.period
    group by extracts.extract, extracts.dataset, extracts.centre_id, extracts.period
),

final as (
    select
        befores.extract,
        befores.dataset,
        befores.centre_id,
        befores.period,
        befores.period_before,
        calendar.period_ends_on as previous_ends_on
    from befores
    inner join cfg_calendar as calendar
        on befores.period_before = calendar.period
)

select * from final
