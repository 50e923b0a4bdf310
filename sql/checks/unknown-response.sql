-- title: Verification of an unknown response
-- severity: error
-- dataset: verifications
-- reach: centre
-- definition: a verification of a response that no outcomes extract in force of that centre has
-- example: a verification of response `R-99` of centre `harbor`, whose outcomes have no `R-99`
-- message: centre `{verified_centre_id}` has no response `{value}` in force
-- hint: correct `centre_id` or `response_id`, or load the outcomes that the response is in first

with verifications as (
    select * from incoming.verifications
    where response_key is not null
),

responses as (
    select distinct response_key
    from stg_outcomes
),

final as (
    select
        verifications.extract,
        verifications.row_number,
        'response_id' as column_name,
        verifications.response_id as value,
        verifications.verified_centre_id
    from verifications
    left join responses
        on verifications.response_key = responses.response_key
    where responses.response_key is null
)

select * from final
