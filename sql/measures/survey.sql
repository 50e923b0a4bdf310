-- title: Survey
-- grain: one row per measure and scope of the year
-- source: spec measures.md, Survey
--
-- measure: survey_due
-- title: Clients due for survey
-- unit: count
-- definition: clients with an engagement closed in the service window of the year
-- source: agg_survey
-- additivity: additive over centres, not over years
--
-- measure: survey_coverage
-- of: survey_filed, survey_due
-- title: Due clients with any survey row
-- unit: rate
-- definition: of the clients due, those with any survey row in the year, ineligible included: shows cases that a centre never filed
-- source: agg_survey
-- additivity: not additive
--
-- measure: survey_filed
-- within: survey_due
-- title: Due clients with any survey row, counted
-- unit: count
-- definition: of the clients due, those with any survey row in the year, ineligible included
-- source: agg_survey
-- additivity: additive over centres, not over years
--
-- measure: survey_due_responses
-- within: survey_filed, survey_responses
-- title: Due clients that responded
-- unit: count
-- definition: of the clients due, those whose case is complete or partial
-- source: agg_survey
-- additivity: additive over centres, not over years
--
-- measure: survey_due_used
-- within: survey_due_responses
-- title: Due clients whose answers are used
-- unit: count
-- definition: of the clients due, those with at least one quantified answer that is not held
-- source: agg_survey
-- additivity: additive over centres, not over years
--
-- measure: survey_eligible
-- title: Eligible cases
-- unit: count
-- definition: clients surveyed in the year and not ineligible
-- source: agg_survey
-- additivity: additive over centres
--
-- measure: survey_responses
-- within: survey_eligible
-- title: Responses
-- unit: count
-- definition: cases complete or partial
-- source: agg_survey
-- additivity: additive over centres
--
-- measure: response_rate
-- of: survey_responses, survey_eligible
-- title: Response rate
-- unit: rate
-- definition: responses over eligible cases (AAPOR RR2 when no eligibility is unknown)
-- source: AAPOR Standard Definitions, RR2
-- additivity: not additive
--
-- measure: clients_ceased
-- within: survey_eligible less survey_responses
-- title: Clients that ceased trading
-- unit: count
-- definition: cases whose client has ceased trading
-- source: agg_survey
-- additivity: additive over centres
--
-- measure: any_outcome_rate
-- of: survey_responses
-- title: Responses with any outcome
-- unit: rate
-- definition: responses with at least one quantified answer above 0, held or not, over responses
-- source: agg_survey
-- additivity: not additive
--
-- measure: nps
-- of: survey_responses
-- title: Net promoter score
-- unit: points
-- definition: 100 times the share of 9 and 10 less the share of 0 to 6, among those who answered
-- source: agg_survey
-- additivity: not additive
--
-- measure: more_competitive_rate
-- of: survey_responses
-- title: Clients more competitive
-- unit: rate
-- definition: yes over answered
-- source: agg_survey
-- additivity: not additive

with measured as (
    select * from agg_survey
),

final as (
    select
        'survey_due' as measure,
        scope_kind,
        scope,
        cast(survey_due as decimal(38, 4)) as numerator,
        cast(null as decimal(38, 4)) as denominator,
        cast(null as varchar) as reason
    from measured
    union all
    select
        'survey_filed' as measure,
        scope_kind,
        scope,
        cast(survey_filed as decimal(38, 4)) as numerator,
        cast(null as decimal(38, 4)) as denominator,
        cast(null as varchar) as reason
    from measured
    union all
    select
        'survey_due_responses' as measure,
        scope_kind,
        scope,
        cast(survey_due_responses as decimal(38, 4)) as numerator,
        cast(null as decimal(38, 4)) as denominator,
        cast(null as varchar) as reason
    from measured
    union all
    select
        'survey_due_used' as measure,
        scope_kind,
        scope,
        cast(survey_due_used as decimal(38, 4)) as numerator,
        cast(null as decimal(38, 4)) as denominator,
        cast(null as varchar) as reason
    from measured
    union all
    select
        'survey_coverage' as measure,
        scope_kind,
        scope,
        cast(survey_filed as decimal(38, 4)) as numerator,
        cast(survey_due as decimal(38, 4)) as denominator,
        cast(null as varchar) as reason
    from measured
    union all
    select
        'survey_eligible' as measure,
        scope_kind,
        scope,
        cast(survey_eligible as decimal(38, 4)) as numerator,
        cast(null as decimal(38, 4)) as denominator,
        cast(null as varchar) as reason
    from measured
    union all
    select
        'survey_responses' as measure,
        scope_kind,
        scope,
        cast(survey_responses as decimal(38, 4)) as numerator,
        cast(null as decimal(38, 4)) as denominator,
        cast(null as varchar) as reason
    from measured
    union all
    select
        'response_rate' as measure,
        scope_kind,
        scope,
        cast(survey_responses as decimal(38, 4)) as numerator,
        cast(survey_eligible as decimal(38, 4)) as denominator,
        reason_eligible as reason
    from measured
    union all
    select
        'clients_ceased' as measure,
        scope_kind,
        scope,
        cast(clients_ceased as decimal(38, 4)) as numerator,
        cast(null as decimal(38, 4)) as denominator,
        cast(null as varchar) as reason
    from measured
    union all
    select
        'any_outcome_rate' as measure,
        scope_kind,
        scope,
        cast(responses_with_outcome as decimal(38, 4)) as numerator,
        cast(survey_responses as decimal(38, 4)) as denominator,
        reason_responses as reason
    from measured
    union all
    select
        'nps' as measure,
        scope_kind,
        scope,
        cast(100 * (promoters - detractors) as decimal(38, 4)) as numerator,
        cast(recommend_answers as decimal(38, 4)) as denominator,
        coalesce(reason_responses, case when recommend_answers = 0 then 'no_answers' end) as reason
    from measured
    union all
    select
        'more_competitive_rate' as measure,
        scope_kind,
        scope,
        cast(more_competitive as decimal(38, 4)) as numerator,
        cast(more_competitive_answers as decimal(38, 4)) as denominator,
        coalesce(reason_responses, case when more_competitive_answers = 0 then 'no_answers' end) as reason
    from measured
)

select * from final
