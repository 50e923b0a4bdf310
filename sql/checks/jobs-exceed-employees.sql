-- title: More jobs kept than there are
-- severity: warning
-- asks: yes
-- holds: jobs_created, jobs_retained
-- dataset: outcomes
-- reach: centre
-- definition: jobs_retained of a complete or partial response above share_of_client_employees times the client's employees as at the fiscal year of surveyed_on, and at least one of jobs_created and jobs_retained not released by a verification of exactly its value; on jobs_retained; nothing if the programme does not set share_of_client_employees
-- example: `jobs_retained` of 40 from a client with 25 employees
-- message: `{value}` is above the limit, {employees_share} × the client's {employees} employees; jobs created and retained are held out of totals until the office verifies them
-- hint: check the jobs with the client, and its employees in the clients file; if all are right, set `confirmed` to `true`, which asks the office to verify them

with extracts as (
    select * from incoming.extracts
    where
        is_accepted
        and dataset = 'outcomes'
),

verifications as (
    select * from fct_verification
),

employees_rule as (
    select threshold as employees_share
    from cfg_thresholds
    where name = 'share_of_client_employees'
),

responses as (
    select
        extracts.extract,
        outcomes.row_number,
        outcomes.response_key,
        outcomes.period,
        outcomes.client_key,
        outcomes.fiscal_year,
        outcomes.jobs_created,
        outcomes.jobs_retained
    from extracts
    inner join stg_outcomes as outcomes
        on
            extracts.centre_id = outcomes.centre_id
            and extracts.period = outcomes.period
    where
        outcomes.status in ('complete', 'partial')
        and outcomes.jobs_retained > 0
),

over_employees as (
    select
        responses.*,
        clients.employees,
        employees_rule.employees_share
    from responses
    inner join dim_client_history as clients
        on
            responses.client_key = clients.client_key
            and responses.fiscal_year between clients.from_year and clients.until_year
    cross join employees_rule
    where responses.jobs_retained > employees_rule.employees_share * clients.employees
),

final as (
    select
        over_employees.extract,
        over_employees.row_number,
        'jobs_retained' as column_name,
        -- decimals without zeros at their end
        rtrim(rtrim(cast(over_employees.jobs_retained as varchar), '0'), '.') as value,
        rtrim(rtrim(cast(over_employees.employees_share as varchar), '0'), '.') as employees_share,
        over_employees.employees
    from over_employees
    left join verifications as jobs_created_verifications
        on
            over_employees.response_key = jobs_created_verifications.response_key
            and over_employees.period = jobs_created_verifications.response_period
            and jobs_created_verifications.measure = 'jobs_created'
            and over_employees.jobs_created = jobs_created_verifications.value
    left join verifications as jobs_retained_verifications
        on
            over_employees.response_key = jobs_retained_verifications.response_key
            and over_employees.period = jobs_retained_verifications.response_period
            and jobs_retained_verifications.measure = 'jobs_retained'
            and over_employees.jobs_retained = jobs_retained_verifications.value
    -- one that is verified is found with its value, and one that is missing without any
    where
        (over_employees.jobs_retained is distinct from jobs_retained_verifications.value)
        or (over_employees.jobs_created is distinct from jobs_created_verifications.value)
)

select * from final
