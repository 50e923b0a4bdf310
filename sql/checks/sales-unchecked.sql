-- title: Sales that cannot be checked
-- severity: warning
-- dataset: outcomes
-- reach: centre
-- definition: new_sales or retained_sales above 0 in a complete or partial response of a client whose annual_sales as at the fiscal year of surveyed_on is missing or 0, so that the turnover rule cannot reach it; on the first of the two that is above 0, with the sum of both as value
-- example: `new_sales` of 120000 from a client whose `annual_sales` is empty
-- message: sales of `{value}` cannot be compared with the client's turnover: its annual sales are missing
-- message.zero: sales of `{value}` cannot be compared with the client's turnover: its annual sales are 0
-- hint: fill in `annual_sales` in the clients file and submit that again

with extracts as (
    select * from incoming.extracts
    where
        is_accepted
        and dataset = 'outcomes'
),

responses as (
    select
        extracts.extract,
        outcomes.row_number,
        outcomes.client_key,
        outcomes.fiscal_year,
        case
            when outcomes.new_sales > 0 then 'new_sales'
            else 'retained_sales'
        end as column_name,
        coalesce(outcomes.new_sales, 0) + coalesce(outcomes.retained_sales, 0) as sales
    from extracts
    inner join stg_outcomes as outcomes
        on
            extracts.centre_id = outcomes.centre_id
            and extracts.period = outcomes.period
    where
        outcomes.status in ('complete', 'partial')
        and (
            outcomes.new_sales > 0
            or outcomes.retained_sales > 0
        )
),

final as (
    select
        responses.extract,
        responses.row_number,
        responses.column_name,
        -- decimals without zeros at their end
        rtrim(rtrim(cast(responses.sales as varchar), '0'), '.') as value,
        case when clients.annual_sales = 0 then 'zero' end as variant
    from responses
    inner join dim_client_history as clients
        on
            responses.client_key = clients.client_key
            and responses.fiscal_year between clients.from_year and clients.until_year
    where coalesce(clients.annual_sales, 0) = 0
)

select * from final
