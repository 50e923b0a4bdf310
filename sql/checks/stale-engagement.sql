-- title: Stale engagement
-- severity: warning
-- dataset: engagements
-- reach: centre
-- definition: an open engagement whose latest mention is in a period that ended more than max_open_months before today
-- example: an engagement without `closed_on` that no file has named for three years
-- message: the engagement is open, and was last named in a period that ended on {period_ends_on}, more than {max_open_months} months ago
-- hint: fill in `closed_on`, or name the engagement in the files of the periods in which it went on

with extracts as (
    select * from incoming.extracts
),

engagements as (
    select * from incoming.engagements
),

latest_mentions as (
    select * from stg_engagements
    where closed_on is null
),

programme as (
    select * from cfg_programme
),

open_engagements as (
    select
        engagements.extract,
        engagements.row_number,
        extracts.period_ends_on,
        programme.max_open_months,
        12 * (date_part('year', cast($now as date)) - date_part('year', extracts.period_ends_on))
        + date_part('month', cast($now as date))
        - date_part('month', extracts.period_ends_on) as months_since,
        (
            date_part('day', cast($now as date)) > date_part('day', extracts.period_ends_on)
        ) as is_past_the_day
    from engagements
    inner join extracts
        on engagements.extract = extracts.extract
    inner join latest_mentions
        on
            extracts.centre_id = latest_mentions.centre_id
            and extracts.period = latest_mentions.period
            and engagements.row_number = latest_mentions.row_number
    cross join programme
),

final as (
    select
        open_engagements.extract,
        open_engagements.row_number,
        'closed_on' as column_name,
        cast(null as varchar) as value,
        open_engagements.period_ends_on,
        open_engagements.max_open_months
    from open_engagements
    where
        open_engagements.months_since > open_engagements.max_open_months
        or (
            open_engagements.months_since = open_engagements.max_open_months
            and open_engagements.is_past_the_day
        )
)

select * from final
