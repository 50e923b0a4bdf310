-- title: Estimates for all cases
-- grain: one row per outcome measure, centre, size band and industry with a case in the year: the exact sums from which strata are put together
-- source: spec measures.md, Estimates
--
-- measure: new_sales_estimate
-- title: New sales, estimated for all cases
-- unit: money
-- definition: released answers plus, over strata of centre and size band, cases times the mean of the observed answers; holds if those who did not answer resemble those who did, in the same centre and size
-- source: Cochran, Sampling Techniques (1977), ch. 5
-- additivity: scopes need not add up
--
-- measure: new_sales_se
-- title: New sales, standard error
-- unit: money
-- definition: square root of the sum over strata of N²(1 - n/N)s²/n
-- source: Cochran, Sampling Techniques (1977), 5.13
-- additivity: not additive
--
-- measure: new_sales_low
-- title: New sales, lower end
-- unit: money
-- definition: estimate less t(0.975) standard errors, not below the sum of the observed and released answers; none with fewer than 20 answers above 0
-- source: Cochran, Sampling Techniques (1977), 5.13
-- additivity: not additive
--
-- measure: new_sales_high
-- title: New sales, upper end
-- unit: money
-- definition: estimate plus t(0.975) standard errors; none with fewer than 20 answers above 0
-- source: Cochran, Sampling Techniques (1977), 5.13
-- additivity: not additive
--
-- measure: retained_sales_estimate
-- title: Retained sales, estimated for all cases
-- unit: money
-- definition: released answers plus, over strata of centre and size band, cases times the mean of the observed answers; holds if those who did not answer resemble those who did, in the same centre and size
-- source: Cochran, Sampling Techniques (1977), ch. 5
-- additivity: scopes need not add up
--
-- measure: retained_sales_se
-- title: Retained sales, standard error
-- unit: money
-- definition: square root of the sum over strata of N²(1 - n/N)s²/n
-- source: Cochran, Sampling Techniques (1977), 5.13
-- additivity: not additive
--
-- measure: retained_sales_low
-- title: Retained sales, lower end
-- unit: money
-- definition: estimate less t(0.975) standard errors, not below the sum of the observed and released answers; none with fewer than 20 answers above 0
-- source: Cochran, Sampling Techniques (1977), 5.13
-- additivity: not additive
--
-- measure: retained_sales_high
-- title: Retained sales, upper end
-- unit: money
-- definition: estimate plus t(0.975) standard errors; none with fewer than 20 answers above 0
-- source: Cochran, Sampling Techniques (1977), 5.13
-- additivity: not additive
--
-- measure: jobs_created_estimate
-- title: Jobs created, estimated for all cases
-- unit: fte
-- definition: released answers plus, over strata of centre and size band, cases times the mean of the observed answers; holds if those who did not answer resemble those who did, in the same centre and size
-- source: Cochran, Sampling Techniques (1977), ch. 5
-- additivity: scopes need not add up
--
-- measure: jobs_created_se
-- title: Jobs created, standard error
-- unit: fte
-- definition: square root of the sum over strata of N²(1 - n/N)s²/n
-- source: Cochran, Sampling Techniques (1977), 5.13
-- additivity: not additive
--
-- measure: jobs_created_low
-- title: Jobs created, lower end
-- unit: fte
-- definition: estimate less t(0.975) standard errors, not below the sum of the observed and released answers; none with fewer than 20 answers above 0
-- source: Cochran, Sampling Techniques (1977), 5.13
-- additivity: not additive
--
-- measure: jobs_created_high
-- title: Jobs created, upper end
-- unit: fte
-- definition: estimate plus t(0.975) standard errors; none with fewer than 20 answers above 0
-- source: Cochran, Sampling Techniques (1977), 5.13
-- additivity: not additive
--
-- measure: jobs_retained_estimate
-- title: Jobs retained, estimated for all cases
-- unit: fte
-- definition: released answers plus, over strata of centre and size band, cases times the mean of the observed answers; holds if those who did not answer resemble those who did, in the same centre and size
-- source: Cochran, Sampling Techniques (1977), ch. 5
-- additivity: scopes need not add up
--
-- measure: jobs_retained_se
-- title: Jobs retained, standard error
-- unit: fte
-- definition: square root of the sum over strata of N²(1 - n/N)s²/n
-- source: Cochran, Sampling Techniques (1977), 5.13
-- additivity: not additive
--
-- measure: jobs_retained_low
-- title: Jobs retained, lower end
-- unit: fte
-- definition: estimate less t(0.975) standard errors, not below the sum of the observed and released answers; none with fewer than 20 answers above 0
-- source: Cochran, Sampling Techniques (1977), 5.13
-- additivity: not additive
--
-- measure: jobs_retained_high
-- title: Jobs retained, upper end
-- unit: fte
-- definition: estimate plus t(0.975) standard errors; none with fewer than 20 answers above 0
-- source: Cochran, Sampling Techniques (1977), 5.13
-- additivity: not additive
--
-- measure: cost_savings_estimate
-- title: Cost savings, estimated for all cases
-- unit: money
-- definition: released answers plus, over strata of centre and size band, cases times the mean of the observed answers; holds if those who did not answer resemble those who did, in the same centre and size
-- source: Cochran, Sampling Techniques (1977), ch. 5
-- additivity: scopes need not add up
--
-- measure: cost_savings_se
-- title: Cost savings, standard error
-- unit: money
-- definition: square root of the sum over strata of N²(1 - n/N)s²/n
-- source: Cochran, Sampling Techniques (1977), 5.13
-- additivity: not additive
--
-- measure: cost_savings_low
-- title: Cost savings, lower end
-- unit: money
-- definition: estimate less t(0.975) standard errors, not below the sum of the observed and released answers; none with fewer than 20 answers above 0
-- source: Cochran, Sampling Techniques (1977), 5.13
-- additivity: not additive
--
-- measure: cost_savings_high
-- title: Cost savings, upper end
-- unit: money
-- definition: estimate plus t(0.975) standard errors; none with fewer than 20 answers above 0
-- source: Cochran, Sampling Techniques (1977), 5.13
-- additivity: not additive
--
-- measure: investment_estimate
-- title: Investment by clients, estimated for all cases
-- unit: money
-- definition: released answers plus, over strata of centre and size band, cases times the mean of the observed answers; holds if those who did not answer resemble those who did, in the same centre and size
-- source: Cochran, Sampling Techniques (1977), ch. 5
-- additivity: scopes need not add up
--
-- measure: investment_se
-- title: Investment by clients, standard error
-- unit: money
-- definition: square root of the sum over strata of N²(1 - n/N)s²/n
-- source: Cochran, Sampling Techniques (1977), 5.13
-- additivity: not additive
--
-- measure: investment_low
-- title: Investment by clients, lower end
-- unit: money
-- definition: estimate less t(0.975) standard errors, not below the sum of the observed and released answers; none with fewer than 20 answers above 0
-- source: Cochran, Sampling Techniques (1977), 5.13
-- additivity: not additive
--
-- measure: investment_high
-- title: Investment by clients, upper end
-- unit: money
-- definition: estimate plus t(0.975) standard errors; none with fewer than 20 answers above 0
-- source: Cochran, Sampling Techniques (1977), 5.13
-- additivity: not additive
--
-- measure: avoided_investment_estimate
-- title: Investment avoided, estimated for all cases
-- unit: money
-- definition: released answers plus, over strata of centre and size band, cases times the mean of the observed answers; holds if those who did not answer resemble those who did, in the same centre and size
-- source: Cochran, Sampling Techniques (1977), ch. 5
-- additivity: scopes need not add up
--
-- measure: avoided_investment_se
-- title: Investment avoided, standard error
-- unit: money
-- definition: square root of the sum over strata of N²(1 - n/N)s²/n
-- source: Cochran, Sampling Techniques (1977), 5.13
-- additivity: not additive
--
-- measure: avoided_investment_low
-- title: Investment avoided, lower end
-- unit: money
-- definition: estimate less t(0.975) standard errors, not below the sum of the observed and released answers; none with fewer than 20 answers above 0
-- source: Cochran, Sampling Techniques (1977), 5.13
-- additivity: not additive
--
-- measure: avoided_investment_high
-- title: Investment avoided, upper end
-- unit: money
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
    select distinct measure
    from agg_outcome
),

observations as (
    select
        measures.measure,
        cases.centre_id,
        cases.centre_region,
        cases.size_band,
        cases.industry_prefix,
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
        measure,
        centre_id,
        centre_region,
        size_band,
        industry_prefix,
        count(case when not is_released then 1 end) as cases,
        count(observed_value) as observed,
        count(case when observed_value <> 0 then 1 end) as observed_nonzero,
        cast(coalesce(sum(observed_value), 0) as decimal(38, 4)) as observed_sum,
        cast(coalesce(sum(observed_value * observed_value), 0) as decimal(38, 4))
            as observed_sum_of_squares,
        -- tells whether the sum of squares can have outgrown its type
        cast(coalesce(max(observed_value), 0) as decimal(38, 4)) as observed_largest,
        count(released_value) as released,
        cast(coalesce(sum(released_value), 0) as decimal(38, 4)) as released_sum
    from observations
    group by measure, centre_id, centre_region, size_band, industry_prefix
)

select * from final
