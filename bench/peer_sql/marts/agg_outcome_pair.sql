-- title: New and retained together, by scope
-- materialised: yes
-- unit: none
-- grain: one row per pair, sales or jobs, and scope of the year
-- definition: new_sales plus retained_sales and jobs_created plus jobs_retained of the answers that are not held; a missing one counts 0, both missing is not available
-- source: agg_outcome
-- additivity: none

with outcomes as (
    select * from agg_outcome
    where pair is not null
),

final as (
    select
        pair,
        scope_kind,
        scope,
        sum(total) as total,
        sum(percent_attributed) as percent_attributed,
        sum(coalesce(turnover_known_total, 0)) as turnover_known_total,
        case
            when sum(answers_counted) > 0 then null
            when max(responses) = 0 then 'no_responses'
            when sum(answers_held) > 0 then 'all_held'
            else 'no_answers'
        end as reason
    from outcomes
    group by pair, scope_kind, scope
)

select * from final
