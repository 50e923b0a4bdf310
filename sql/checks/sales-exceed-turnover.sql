-- title: Sales above the client's turnover
-- severity: warning
-- dataset: outcomes
-- reach: centre
-- definition: new_sales + retained_sales of a complete or partial response above share_of_client_sales times the client's annual_sales as at the fiscal year of surveyed_on (known and above 0), and at least one of the two not released by a verification of exactly its value; on the first of the two that is filled and not released, with the sum as value
-- example: `new_sales` of 950000 from a client with annual sales of 800000
-- message: new and retained sales together are `{value}`, the limit is {turnover_share} × the client's annual sales of {annual_sales}; they are held out of totals until the office verifies them
-- hint: check the sales with the client, and its annual sales in the clients file; if all are right, set `confirmed` to `true`, which asks the office to verify them

with extracts as (
    select * from incoming.extracts
),

clients as (
    select * from stg_clients
),

verifications as (
    select * from stg_verifications
),

years as (
    select distinct
        fiscal_year,
        year_starts_on,
        year_ends_on
    from cfg_calendar
),

turnover_rule as (
    select threshold as turnover_share
    from cfg_thresholds
    where name = 'share_of_client_sales'
),

responses as (
    select
        extracts.centre_id,
        outcomes.extract,
        outcomes.row_number,
        outcomes.response_key,
        outcomes.client_key,
        outcomes.surveyed_on,
        outcomes.new_sales,
        outcomes.retained_sales,
        coalesce(outcomes.new_sales, 0) + coalesce(outcomes.retained_sales, 0) as sales
    from incoming.outcomes as outcomes
    inner join extracts
        on outcomes.extract = extracts.extract
    where
        outcomes.status in ('complete', 'partial')
        and coalesce(outcomes.new_sales, outcomes.retained_sales) is not null
),

-- the fiscal year that each response belongs to
dated_responses as (
    select
        responses.*,
        years.fiscal_year
    from responses
    inner join years
        on responses.surveyed_on between years.year_starts_on and years.year_ends_on
),

client_years as (
    select distinct
        client_key,
        fiscal_year
    from dated_responses
),

-- the client as at the year: its latest row in or before the year, else its earliest
client_choices as (
    select
        client_years.client_key,
        client_years.fiscal_year,
        clients.annual_sales,
        row_number() over (
            partition by client_years.client_key, client_years.fiscal_year
            order by
                case when clients.fiscal_year <= client_years.fiscal_year then 0 else 1 end,
                case
                    when clients.fiscal_year <= client_years.fiscal_year then clients.period
                end desc,
                clients.period
        ) as choice
    from client_years
    inner join clients
        on client_years.client_key = clients.client_key
),

clients_as_at as (
    select * from client_choices
    where choice = 1
),

over_turnover as (
    select
        dated_responses.*,
        clients_as_at.annual_sales,
        turnover_rule.turnover_share
    from dated_responses
    inner join clients_as_at
        on
            dated_responses.client_key = clients_as_at.client_key
            and dated_responses.fiscal_year = clients_as_at.fiscal_year
    cross join turnover_rule
    where
        clients_as_at.annual_sales > 0
        and dated_responses.sales
        > turnover_rule.turnover_share * clients_as_at.annual_sales
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
            over_turnover.centre_id = new_sales_verifications.verified_centre_id
            and over_turnover.response_key = new_sales_verifications.response_key
            and new_sales_verifications.measure = 'new_sales'
            and over_turnover.new_sales = new_sales_verifications.value
    left join verifications as retained_sales_verifications
        on
            over_turnover.centre_id = retained_sales_verifications.verified_centre_id
            and over_turnover.response_key = retained_sales_verifications.response_key
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
