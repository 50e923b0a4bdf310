-- title: Verified answers of the year
-- materialised: yes
-- kept: by centre
-- unit: none
-- grain: one row per response and measure verified
-- definition: the verified answers of responses that were surveyed in the year
-- source: fct_verification, fct_year_response
-- additivity: none

with final as (
    select
        responses.centre_id,
        verifications.response_key,
        verifications.response_period,
        verifications.measure,
        verifications.value
    from fct_verification as verifications
    inner join fct_year_response as responses
        on
            verifications.response_key = responses.response_key
            and verifications.response_period = responses.response_period
)

select * from final
