-- title: Verification of another value
-- severity: warning
-- dataset: verifications
-- reach: centre
-- definition: a verification whose value is not exactly the value of that measure in the response, or whose measure the response leaves empty: nothing is released; the response is that of the latest period not after the verification's own; cost_savings and investment are sums of their five parts
-- example: 70000 verified as the `new_sales` of a response that says 700000
-- message: `{value}` is not what the response says: its `{measure}` is `{reported}`; nothing is released
-- message.empty: `{value}` is not what the response says: its `{measure}` is empty; nothing is released
-- hint: correct the value here, or have the centre correct its response; only the very value of the response is released

with verifications as (
    select
        verifications.extract,
        verifications.row_number,
        verifications.response_key,
        verifications.measure,
        verifications.value,
        extracts.period
    from incoming.verifications as verifications
    inner join incoming.extracts as extracts
        on verifications.extract = extracts.extract
    where verifications.value is not null
),

-- an id may come back in a later period: each verification means one response
meant as (
    select
        verifications.extract,
        verifications.row_number,
        verifications.response_key,
        verifications.measure,
        verifications.value as verified_value,
        max(responses.period) as period
    from verifications
    inner join dim_outcome_measure as measures
        on verifications.measure = measures.measure
    inner join stg_outcomes as responses
        on
            verifications.response_key = responses.response_key
            and verifications.period >= responses.period
    group by
        verifications.extract,
        verifications.row_number,
        verifications.response_key,
        verifications.measure,
        verifications.value
),

compared as (
    select
        meant.extract,
        meant.row_number,
        meant.measure,
        meant.verified_value,
        answers.value as reported_value
    from meant
    left join fct_answer_history as answers
        on
            meant.response_key = answers.response_key
            and meant.period = answers.period
            and meant.measure = answers.measure
),

final as (
    select
        compared.extract,
        compared.row_number,
        'value' as column_name,
        -- decimals without zeros at their end
        rtrim(rtrim(cast(compared.verified_value as varchar), '0'), '.') as value,
        compared.measure,
        case when compared.reported_value is null then 'empty' end as variant,
        rtrim(rtrim(cast(compared.reported_value as varchar), '0'), '.') as reported
    from compared
    where compared.verified_value is distinct from compared.reported_value
)

select * from final
