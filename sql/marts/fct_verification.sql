-- title: Verified answers of all years
-- materialised: yes
-- unit: none
-- grain: one row per response and measure verified
-- definition: the latest verification of each response and measure; it speaks of the response with that id in the latest period not after its own
-- source: stg_verifications, fct_response
-- additivity: none

with verifications as (
    select * from stg_verifications
),

-- an id may come back in a later period: each verification means one response
meant as (
    select
        verifications.response_key,
        verifications.measure,
        verifications.period,
        max(responses.response_period) as response_period
    from verifications
    inner join fct_response as responses
        on
            verifications.response_key = responses.response_key
            and verifications.period >= responses.response_period
    group by verifications.response_key, verifications.measure, verifications.period
),

latest as (
    select
        response_key,
        response_period,
        measure,
        max(period) as period
    from meant
    group by response_key, response_period, measure
),

final as (
    select
        latest.response_key,
        latest.response_period,
        latest.measure,
        verifications.value,
        verifications.role,
        verifications.verified_on,
        latest.period
    from latest
    inner join verifications
        on
            latest.response_key = verifications.response_key
            and latest.measure = verifications.measure
            and latest.period = verifications.period
)

select * from final
