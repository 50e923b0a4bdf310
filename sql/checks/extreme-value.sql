-- title: Extreme value
-- severity: warning
-- asks: yes
-- dataset: outcomes
-- reach: centre
-- definition: an outcome measure of a complete or partial response above the programme's threshold, and no verification in force of exactly this value; on the first filled column of a summed measure, with the sum as value
-- example: `new_sales` of 25000000 where the threshold is 10000000
-- message: `{value}` for `{measure}` is above the programme's threshold of {threshold}; it is held out of totals until the office verifies it
-- hint: check the value with the client and correct it if it is wrong; if it is right, set `confirmed` to `true`, which asks the office to verify it

with extracts as (
    select * from incoming.extracts
    where
        is_accepted
        and dataset = 'outcomes'
),

thresholds as (
    select * from cfg_thresholds
),

verifications as (
    select * from fct_verification
),

answers as (
    select
        extracts.extract,
        answers.row_number,
        answers.response_key,
        answers.period,
        answers.measure,
        answers.column_name,
        answers.value as amount,
        thresholds.threshold
    from extracts
    inner join fct_answer_history as answers
        on
            extracts.centre_id = answers.centre_id
            and extracts.period = answers.period
    inner join thresholds
        on answers.measure = thresholds.name
    where answers.status in ('complete', 'partial')
),

final as (
    select
        answers.extract,
        answers.row_number,
        answers.column_name,
        -- decimals without zeros at their end
        rtrim(rtrim(cast(answers.amount as varchar), '0'), '.') as value,
        answers.measure,
        rtrim(rtrim(cast(answers.threshold as varchar), '0'), '.') as threshold
    from answers
    left join verifications
        on
            answers.response_key = verifications.response_key
            and answers.period = verifications.response_period
            and answers.measure = verifications.measure
            and answers.amount = verifications.value
    where
        answers.amount > answers.threshold
        and verifications.response_key is null
)

select * from final
