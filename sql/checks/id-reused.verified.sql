-- title: Id that names something else, verified
-- severity: warning
-- dataset: outcomes
-- reach: centre
-- definition: a response_id that an earlier period of the centre has too, and that the office has verified in or after the later one: the verification speaks of the later response from now on, and what it released of the earlier one is held again
-- example: the office released `S2` of January to March in May, and `S2` comes again in the survey of April to June
-- message: `{value}` is also the id of a response in {other_period} ({days}), and the office has verified one of that id: the verification now speaks of this response
-- cure: give the later response an id of its own, or have the office verify the earlier one again
-- hint: give this response an id of its own; else tell the office, which verifies again what it had released

with extracts as (
    select * from incoming.extracts
    where
        is_accepted
        and dataset = 'outcomes'
),

responses as (
    select
        response_key,
        centre_id,
        period,
        row_number
    from stg_outcomes
),

-- the latest response not after the verification, and the one before it
meant as (
    select
        responses.response_key,
        responses.centre_id,
        max(responses.period) as period
    from stg_verifications as verifications
    inner join responses
        on
            verifications.response_key = responses.response_key
            and verifications.period >= responses.period
    group by responses.response_key, responses.centre_id, verifications.measure, verifications.period
),

earlier as (
    select
        meant.response_key,
        meant.centre_id,
        meant.period,
        max(responses.period) as earlier_period
    from meant
    inner join responses
        on
            meant.response_key = responses.response_key
            and meant.period > responses.period
    group by meant.response_key, meant.centre_id, meant.period
),

final as (
    select
        extracts.extract,
        responses.row_number,
        'response_id' as column_name,
        incoming_rows.response_id as value,
        periods.period as other_period,
        periods.period_starts_on as starts_on,
        periods.period_ends_on as ends_on
    from earlier
    inner join responses
        on
            earlier.response_key = responses.response_key
            and earlier.period = responses.period
    inner join extracts
        on
            earlier.centre_id = extracts.centre_id
            and earlier.period = extracts.period
    inner join incoming.outcomes as incoming_rows
        on
            extracts.extract = incoming_rows.extract
            and responses.row_number = incoming_rows.row_number
    inner join cfg_calendar as periods
        on earlier.earlier_period = periods.period
)

select * from final
