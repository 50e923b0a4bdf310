-- title: Quantified answers
-- materialised: yes
-- unit: none
-- grain: one row per response and outcome measure answered
-- definition: an answer with its flags: flagged is above the programme's threshold, or sales above the client's turnover, or jobs of a client that kept more of them than it has employees, as far as the programme limits either; released is flagged and verified at exactly this value; held is flagged and not released
-- source: fct_case, fct_year_verification, dim_outcome_measure, cfg_thresholds
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

employees_rule as (
    select threshold as share_of_client_employees
    from thresholds
    where name = 'share_of_client_employees'
),

verifications as (
    select * from fct_year_verification
),

measures as (
    select * from dim_outcome_measure
),

unpivoted as (
    select
        cases.client_key,
        measures.measure,
        measures.pair,
        case measures.measure
            when 'new_sales' then cast(cases.new_sales as decimal(20, 2))
            when 'retained_sales' then cast(cases.retained_sales as decimal(20, 2))
            when 'jobs_created' then cast(cases.jobs_created as decimal(20, 2))
            when 'jobs_retained' then cast(cases.jobs_retained as decimal(20, 2))
            when 'cost_savings' then cast(cases.cost_savings as decimal(20, 2))
            when 'investment' then cast(cases.investment as decimal(20, 2))
            when 'avoided_investment' then cast(cases.avoided_investment as decimal(20, 2))
        end as value
    from cases
    cross join measures
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

over_employees as (
    select cases.client_key
    from cases
    cross join employees_rule
    where cases.jobs_retained > employees_rule.share_of_client_employees * cases.employees
),

flagged as (
    select
        answers.client_key,
        answers.measure,
        answers.value,
        (
            coalesce(answers.value > thresholds.threshold, false)
            or (
                coalesce(answers.pair = 'sales', false)
                and over_turnover.client_key is not null
            )
            or (
                coalesce(answers.pair = 'jobs', false)
                and over_employees.client_key is not null
            )
        ) as is_flagged
    from answers
    left join thresholds
        on answers.measure = thresholds.name
    left join over_turnover
        on answers.client_key = over_turnover.client_key
    left join over_employees
        on answers.client_key = over_employees.client_key
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
            cases.response_key = verifications.response_key
            and cases.response_period = verifications.response_period
            and flagged.measure = verifications.measure
            and flagged.value = verifications.value
)

select * from final
