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
-- part: total
-- title: ‹title›, estimated for all cases
-- unit: ‹unit›
-- definition: released answers plus, over strata of centre and size band, cases times the mean of the observed answers; holds if those who did not answer resemble those who did, in the same centre and size
-- source: Cochran, Sampling Techniques (1977), ch. 5
-- additivity: scopes need not add up
--
-- measure: ‹m›_se
-- of: ‹m›
-- part: standard error
-- title: ‹title›, standard error
-- unit: ‹unit›
-- definition: square root of the sum over strata of N²(1 - n/N)s²/n
-- source: Cochran, Sampling Techniques (1977), 5.13
-- additivity: not additive
--
-- measure: ‹m›_low
-- of: ‹m›
-- part: low
-- title: ‹title›, lower end
-- unit: ‹unit›
-- definition: estimate less t(0.975) standard errors, not below the sum of the observed and released answers; none with fewer than 20 answers above 0
-- source: Cochran, Sampling Techniques (1977), 5.13
-- additivity: not additive
--
-- measure: ‹m›_high
-- of: ‹m›
-- part: high
-- title: ‹title›, upper end
-- unit: ‹unit›
-- definition: estimate plus t(0.975) standard errors; none with fewer than 20 answers above 0
-- source: Cochran, Sampling Techniques (1977), 5.13
-- additivity: not additive

with cases as (
    select * from fct_case
),

answers as (
    select * from fct_answer
),

measures as (
    select * from dim_outcome_measure
),

observations as (
    select
        measures.measure,
        cases.client_key,
        cases.centre_id,
        cases.centre_region,
        cases.size_band,
        coalesce(answers.is_released, false) as is_released,
        case when answers.is_released then answers.value end as released_value,
        -- a client that ceased trading is an observed 0; a held answer is not observed
        case
            when cases.status = 'ceased_trading' then cast(0 as decimal(20, 2))
            when not answers.is_released and not answers.is_held then answers.value
        end as observed_value
    from cases
    cross join measures
    left join answers
        on
            cases.client_key = answers.client_key
            and measures.measure = answers.measure
),

final as (
    select
        observations.measure,
        client_scopes.scope_kind,
        client_scopes.scope,
        observations.centre_id,
        observations.centre_region,
        observations.size_band,
        count(case when not observations.is_released then 1 end) as cases,
        count(observations.observed_value) as observed,
        count(case when observations.observed_value <> 0 then 1 end) as observed_nonzero,
        cast(coalesce(sum(observations.observed_value), 0) as decimal(38, 4)) as observed_sum,
        cast(coalesce(sum(observations.observed_value * observations.observed_value), 0) as decimal(38, 4))
            as observed_sum_of_squares,
        -- tells whether the sum of squares can have outgrown its type
        cast(coalesce(max(observations.observed_value), 0) as decimal(38, 4)) as observed_largest,
        count(observations.released_value) as released,
        cast(coalesce(sum(observations.released_value), 0) as decimal(38, 4)) as released_sum
    from observations
    inner join dim_year_client_scope as client_scopes
        on observations.client_key = client_scopes.client_key
    group by
        observations.measure,
        client_scopes.scope_kind,
        client_scopes.scope,
        observations.centre_id,
        observations.centre_region,
        observations.size_band
)

select * from final
