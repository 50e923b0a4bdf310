-- title: Quantified answers
-- unit: none
-- grain: one row per response and outcome measure answered
-- definition: an answer with its flags: flagged is above the programme's threshold, or sales above the client's turnover; released is flagged and verified at exactly this value; held is flagged and not released
-- source: fct_case, stg_verifications, cfg_thresholds
-- additivity: none

with cases as (
    select * from fct_case
    where is_response
),

thresholds as (
    select * from cfg_thresholds
),

turnover_rule as (
    select threshold as share_of_client_sales
    from thresholds
    where name = 'share_of_client_sales'
),

verifications as (
    select * from stg_verifications
),

unpivoted as (
    select
        client_key,
        'new_sales' as measure,
        cast(new_sales as decimal(20, 2)) as value
    from cases
    union all
    select
        client_key,
        'retained_sales' as measure,
        cast(retained_sales as decimal(20, 2)) as value
    from cases
    union all
    select
        client_key,
        'jobs_created' as measure,
        cast(jobs_created as decimal(20, 2)) as value
    from cases
    union all
    select
        client_key,
        'jobs_retained' as measure,
        cast(jobs_retained as decimal(20, 2)) as value
    from cases
    union all
    select
        client_key,
        'cost_savings' as measure,
        cast(cost_savings as decimal(20, 2)) as value
    from cases
    union all
    select
        client_key,
        'investment' as measure,
        cast(investment as decimal(20, 2)) as value
    from cases
    union all
    select
        client_key,
        'avoided_investment' as measure,
        cast(avoided_investment as decimal(20, 2)) as value
    from cases
),

answers as (
    select * from unpivoted
    where value is not null
),

over_turnover as (
    select cases.client_key
    from cases
    cross join turnover_rule
    where
        cases.annual_sales > 0
        and coalesce(cases.new_sales, 0) + coalesce(cases.retained_sales, 0)
        > turnover_rule.share_of_client_sales * cases.annual_sales
),

flagged as (
    select
        answers.client_key,
        answers.measure,
        answers.value,
        (
            coalesce(answers.value > thresholds.threshold, false)
            or (
                answers.measure in ('new_sales', 'retained_sales')
                and over_turnover.client_key is not null
            )
        ) as is_flagged
    from answers
    left join thresholds
        on answers.measure = thresholds.name
    left join over_turnover
        on answers.client_key = over_turnover.client_key
),

final as (
    select
        cases.response_key,
        flagged.client_key,
        cases.firm_key,
        cases.centre_id,
        cases.centre_region,
        cases.size_band,
        cases.industry_prefix,
        flagged.measure,
        flagged.value,
        flagged.is_flagged,
        (
            flagged.is_flagged
            and verifications.response_key is not null
        ) as is_released,
        (
            flagged.is_flagged
            and verifications.response_key is null
        ) as is_held,
        cases.attribution,
        coalesce(cases.annual_sales > 0, false) as is_turnover_known
    from flagged
    inner join cases
        on flagged.client_key = cases.client_key
    left join verifications
        on
            cases.centre_id = verifications.verified_centre_id
            and cases.response_key = verifications.response_key
            and flagged.measure = verifications.measure
            and flagged.value = verifications.value
)

select * from final
