-- title: Unusual answers
-- estimator: unusual_answers
-- scopes: national, centre
-- grain: one row per answer above 0 of a response of the year, with the client's industry and size band as at the year
-- source: Iglewicz and Hoaglin, How to Detect and Handle Outliers (1993), ch. 3; Rousseeuw and Croux, Alternatives to the Median Absolute Deviation (1993)
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
-- measure: ‹m›_unusual
-- of: ‹m›
-- part: count
-- title: ‹title›, unusual answers
-- unit: count
-- definition: answers above 0, held or not, with |ln x - median| / (1.4826 MAD) above checks.unusual_score, where median and MAD are of the ln of all answers of the programme in the same industry and size band; of the size band where those are fewer than 20, of all where these are; none where all are fewer, or the MAD is 0; n is how many answers were compared
-- source: Iglewicz and Hoaglin, How to Detect and Handle Outliers (1993), ch. 3
-- additivity: additive over centres
--
-- measure: ‹m›_unusual_sum
-- of: ‹m›
-- part: sum
-- title: ‹title›, sum of the unusual answers
-- unit: ‹unit›
-- definition: sum of the unusual answers, which stay in the total unless they are held; n is how many they are
-- source: Iglewicz and Hoaglin, How to Detect and Handle Outliers (1993), ch. 3
-- additivity: additive over centres
--
-- measure: ‹m›_unusual_flagged
-- of: ‹m›
-- part: flagged
-- title: ‹title›, unusual answers above a fixed threshold
-- unit: count
-- definition: unusual answers that a rule of the programme flags too: its threshold, or what the client sells or employs; held, or released by the office
-- source: Iglewicz and Hoaglin, How to Detect and Handle Outliers (1993), ch. 3
-- additivity: additive over centres

with cases as (
    select * from fct_case
),

-- nobody has a logarithm of 0, which says that there was nothing
answers as (
    select * from fct_answer
    where value > 0
),

final as (
    select
        answers.centre_id,
        cases.response_period,
        answers.response_key,
        answers.measure,
        answers.industry_prefix,
        answers.size_band,
        cast(answers.value as decimal(38, 4)) as value,
        case when answers.is_flagged then 1 else 0 end as flagged,
        case when answers.is_held then 1 else 0 end as held
    from answers
    inner join cases
        on answers.client_key = cases.client_key
)

select * from final
