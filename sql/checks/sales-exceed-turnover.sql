-- title: Sales above the client's turnover
-- severity: warning
-- asks: yes
-- holds: new_sales, retained_sales
-- dataset: outcomes
-- reach: centre
-- definition: new_sales + retained_sales of a complete or partial response above share_of_client_sales times the client's annual_sales as at the fiscal year of surveyed_on (known and above 0), and at least one of the two not released by a verification of exactly its value; on the first of the two that is filled and not released, with the sum as value
-- example: `new_sales` of 950000 from a client with annual sales of 800000
-- message: new and retained sales together are `{value}`, the limit is {turnover_share} × the client's annual sales of {annual_sales}; they are held out of totals until the office verifies them
-- hint: check the sales with the client, and its annual sales in the clients file; if all are right, set `confirmed` to `true`, which asks the office to verify them

with extracts as (
    select * from incoming.extracts
    where
        is_accepted
        and dataset = 'outcomes'
),

verifications as (
    select * from fct_verification
),

turnover_rule as (
    select threshold as turnover_share
    from cfg_thresholds
    where name = 'share_of_client_sales'
),

responses as (
    select
        extracts.extract,
        outcomes.row_number,
        outcomes.response_key,
        outcomes.period,
        outcomes.client_key,
        outcomes.fiscal_year,
        outcomes.new_sales,
        outcomes.retained_sales,
        coalesce(outcomes.new_sales, 0) + coalesce(outcomes.retained_sales, 0) as sales
    from extracts
    inner join stg_outcomes as outcomes
        on
            extracts.centre_id = outcomes.centre_id
            and extracts.period = outcomes.period
    where
        outcomes.status in ('complete', 'partial')
        and coalesce(outcomes.new_sales, outcomes.retained_sales) is not null
),

over_turnover as (
    select
        responses.*,
        clients.annual_sales,
        turnover_rule.turnover_share
    from responses
    inner join dim_client_history as clients
        on
            responses.client_key = clients.client_key
            and responses.fiscal_year between clients.from_year and clients.until_year
    cross join turnover_rule
    where
        clients.annual_sales > 0
        and responses.sales > turnover_rule.turnover_share * clients.annual_sales
),

held as (
    select
        over_turnover.extract,
        over_turnover.row_number,
        over_turnover.sales,
        over_turnover.annual_sales,
        over_turnover.turnover_share,
        case
            when
                over_turnover.new_sales is not null
                and new_sales_verifications.response_key is null
                then 'new_sales'
            when
                over_turnover.retained_sales is not null
                and retained_sales_verifications.response_key is null
                then 'retained_sales'
        end as column_name
    from over_turnover
    left join verifications as new_sales_verifications
        on
            over_turnover.response_key = new_sales_verifications.response_key
            and over_turnover.period = new_sales_verifications.response_period
            and new_sales_verifications.measure = 'new_sales'
            and over_turnover.new_sales = new_sales_verifications.value
    left join verifications as retained_sales_verifications
        on
            over_turnover.response_key = retained_sales_verifications.response_key
            and over_turnover.period = retained_sales_verifications.response_period
            and retained_sales_verifications.measure = 'retained_sales'
            and over_turnover.retained_sales = retained_sales_verifications.value
),

final as (
    select
        held.extract,
        held.row_number,
        held.column_name,
        -- decimals without zeros at their end
        rtrim(rtrim(cast(held.sales as varchar), '0'), '.') as value,
        rtrim(rtrim(cast(held.turnover_share as varchar), '0'), '.') as turnover_share,
        rtrim(rtrim(cast(held.annual_sales as varchar), '0'), '.') as annual_sales
    from held
    where held.column_name is not null
)

select * from final
