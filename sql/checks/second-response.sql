-- title: Second response in a year
-- severity: warning
-- dataset: outcomes
-- reach: centre
-- definition: the client has another row whose surveyed_on lies in the same fiscal year, ineligible rows included; on the later one by surveyed_on, then response_id
-- example: a `partial` row in August of a client with a `complete` row in May
-- message: client `{value}` has another row in the same fiscal year, surveyed on {other_surveyed_on}; only the best of them counts
-- hint: nothing if both are right; remove the row if it repeats the other

with extracts as (
    select * from incoming.extracts
),

outcomes as (
    select * from incoming.outcomes
),

responses as (
    select * from stg_outcomes
),

-- the incoming rows that stand once the batch is in, each with its fiscal year
incoming_responses as (
    select
        outcomes.extract,
        outcomes.row_number,
        outcomes.client_id,
        responses.client_key,
        responses.surveyed_on,
        responses.response_order,
        responses.fiscal_year
    from outcomes
    inner join extracts
        on outcomes.extract = extracts.extract
    inner join responses
        on
            extracts.centre_id = responses.centre_id
            and extracts.period = responses.period
            and outcomes.row_number = responses.row_number
),

earlier as (
    select
        incoming_responses.extract,
        incoming_responses.row_number,
        incoming_responses.client_id,
        min(responses.surveyed_on) as other_surveyed_on
    from incoming_responses
    inner join responses
        on
            incoming_responses.client_key = responses.client_key
            and incoming_responses.fiscal_year = responses.fiscal_year
            and (
                responses.surveyed_on < incoming_responses.surveyed_on
                or (
                    responses.surveyed_on = incoming_responses.surveyed_on
                    and responses.response_order < incoming_responses.response_order
                )
            )
    group by
        incoming_responses.extract,
        incoming_responses.row_number,
        incoming_responses.client_id
),

final as (
    select
        earlier.extract,
        earlier.row_number,
        'client_id' as column_name,
        earlier.client_id as value,
        earlier.other_surveyed_on
    from earlier
)

select * from final
