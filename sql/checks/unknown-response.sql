-- title: Verification of an unknown response
-- severity: error
-- dataset: verifications
-- reach: centre
-- definition: a verification of a response that no outcomes extract in force of that centre, of its own period or an earlier one, has
-- example: a verification of response `R-99` of centre `harbor`, whose outcomes have no `R-99`
-- message: centre `{verified_centre_id}` has no response `{value}` in force
-- message.later: centre `{verified_centre_id}` has no response `{value}` in the period of the verification or before it
-- hint: correct `centre_id` or `response_id`, load the outcomes that the response is in first, or file the verification under a period that is not before the response's; where the mapping of the centre says `restarts`, its period stands before the id, as in `2024Q1-17`

with verifications as (
    select
        verifications.extract,
        verifications.row_number,
        verifications.response_key,
        verifications.response_id,
        verifications.verified_centre_id,
        extracts.period
    from incoming.verifications as verifications
    inner join incoming.extracts as extracts
        on verifications.extract = extracts.extract
    where verifications.response_key is not null
),

-- the first period of each id: what is verified must have been said by then
responses as (
    select
        response_key,
        min(period) as first_period
    from stg_outcomes
    group by response_key
),

final as (
    select
        verifications.extract,
        verifications.row_number,
        'response_id' as column_name,
        verifications.response_id as value,
        verifications.verified_centre_id,
        case when responses.response_key is not null then 'later' end as variant
    from verifications
    left join responses
        on verifications.response_key = responses.response_key
    where
        responses.response_key is null
        or responses.first_period > verifications.period
)

select * from final
