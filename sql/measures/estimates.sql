-- title: Estimates for all cases
-- estimator: stratified_total
-- scopes: all
-- grain: one row per outcome measure, scope, centre and size band with a case in the year: the exact sums from which strata are put together
-- source: spec measures.md, Estimates
--
-- each: ‹m› | ‹title› | ‹unit›
-- | new_sales | New sales | money
-- | retained_sales | Retained sales | money
-- | jobs_created | Jobs created | fte
-- | jobs_retained | Jobs retained | fte
-- | cost_savings | Cost savings | money
-- | investment | Investment by clients | money
-- | avoided_investment | Investment avoided | money
--
-- measure: ‹m›_estimate
-- of: ‹m›
-- tells of: survey_eligible, survey_responses
-- part: total
-- title: ‹title›, estimated for all cases
-- unit: ‹unit›
-- definition: released answers plus, over strata of centre and size band, cases times the mean of the observed answers; holds if those who did not answer resemble those who did, in the same centre and size
-- source: Cochran, Sampling Techniques (1977), ch. 5
-- additivity: scopes need not add up
--
-- measure: ‹m›_se
-- of: ‹m›
-- tells of: survey_eligible, survey_responses
-- part: standard error
-- title: ‹title›, standard error
-- unit: ‹unit›
-- definition: square root of the sum over strata of N²(1 - n/N)s²/n
-- source: Cochran, Sampling Techniques (1977), 5.13
-- additivity: not additive
--
-- measure: ‹m›_low
-- of: ‹m›
-- tells of: survey_eligible, survey_responses
-- part: low
-- title: ‹title›, lower end
-- unit: ‹unit›
-- definition: estimate less t(0.975) standard errors, not below the sum of the observed and released answers; none with fewer than 20 answers above 0
-- source: Cochran, Sampling Techniques (1977), 5.13
-- additivity: not additive
--
-- measure: ‹m›_high
-- of: ‹m›
-- tells of: survey_eligible, survey_responses
-- part: high
-- title: ‹title›, upper end
-- unit: ‹unit›
-- definition: estimate plus t(0.975) standard errors; none with fewer than 20 answers above 0
-- source: Cochran, Sampling Techniques (1977), 5.13
-- additivity: not additive

with cases as (
    select * from fct_case
),

client_scopes as (
    select * from dim_year_client_scope
),

measures as (
    select * from dim_outcome_measure
),

-- a client that ceased trading is an observed 0
strata as (
    select
        client_scopes.scope_kind,
        client_scopes.scope,
        cases.centre_id,
        cases.centre_region,
        cases.size_band,
        count(*) as cases,
        count(case when cases.status = 'ceased_trading' then 1 end) as cases_ceased
    from cases
    inner join client_scopes
        on cases.client_key = client_scopes.client_key
    group by
        client_scopes.scope_kind,
        client_scopes.scope,
        cases.centre_id,
        cases.centre_region,
        cases.size_band
),

-- a held answer is not observed, and a released one stands for itself
answers as (
    select
        client_key,
        measure,
        centre_id,
        centre_region,
        size_band,
        case when not is_released and not is_held then value end as observed_value,
        case when is_released then value end as released_value
    from fct_answer
),

answered as (
    select
        answers.measure,
        client_scopes.scope_kind,
        client_scopes.scope,
        answers.centre_id,
        answers.centre_region,
        answers.size_band,
        count(answers.observed_value) as observed,
        count(case when answers.observed_value <> 0 then 1 end) as observed_nonzero,
        sum(answers.observed_value) as observed_sum,
        sum(answers.observed_value * answers.observed_value) as observed_sum_of_squares,
        max(answers.observed_value) as observed_largest,
        count(answers.released_value) as released,
        sum(answers.released_value) as released_sum
    from answers
    inner join client_scopes
        on answers.client_key = client_scopes.client_key
    group by
        answers.measure,
        client_scopes.scope_kind,
        client_scopes.scope,
        answers.centre_id,
        answers.centre_region,
        answers.size_band
),

final as (
    select
        measures.measure,
        strata.scope_kind,
        strata.scope,
        strata.centre_id,
        strata.centre_region,
        strata.size_band,
        strata.cases - coalesce(answered.released, 0) as cases,
        strata.cases_ceased + coalesce(answered.observed, 0) as observed,
        coalesce(answered.observed_nonzero, 0) as observed_nonzero,
        cast(coalesce(answered.observed_sum, 0) as decimal(38, 4)) as observed_sum,
        cast(coalesce(answered.observed_sum_of_squares, 0) as decimal(38, 4))
            as observed_sum_of_squares,
        -- tells whether the sum of squares can have outgrown its type
        cast(coalesce(answered.observed_largest, 0) as decimal(38, 4)) as observed_largest,
        coalesce(answered.released, 0) as released,
        cast(coalesce(answered.released_sum, 0) as decimal(38, 4)) as released_sum
    from strata
    cross join measures
    left join answered
        on
            measures.measure = answered.measure
            and strata.scope_kind = answered.scope_kind
            and strata.scope = answered.scope
            and strata.centre_id = answered.centre_id
            and (strata.centre_region is not distinct from answered.centre_region)
            and (strata.size_band is not distinct from answered.size_band)
)

select * from final
