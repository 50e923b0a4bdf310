-- title: Sales that cannot be checked
-- severity: warning
-- dataset: outcomes
-- reach: centre
-- definition: new_sales or retained_sales above 0 in a complete or partial response of a client whose annual_sales as at the fiscal year of surveyed_on is missing or 0, so that the turnover rule cannot reach it; on the first of the two that is above 0, with the sum of both as value
-- example: `new_sales` of 120000 from a client whose `annual_sales` is empty
-- message: sales of `{value}` cannot be compared with the client's turnover: its annual sales are {known_as}
-- hint: fill in `annual_sales` in the clients file and submit that again

with clients as (
    select * from stg_clients
),

years as (
    select distinct
        fiscal_year,
        year_starts_on,
        year_ends_on
    from cfg_calendar
),

responses as (
    select
        outcomes.extract,
        outcomes.row_number,
        outcomes.client_key,
        outcomes.surveyed_on,
        case
            when outcomes.new_sales > 0 then 'new_sales'
            else 'retained_sales'
        end as column_name,
        coalesce(outcomes.new_sales, 0) + coalesce(outcomes.retained_sales, 0) as sales
    from incoming.outcomes as outcomes
    where
        outcomes.status in ('complete', 'partial')
        and (
            outcomes.new_sales > 0
            or outcomes.retained_sales > 0
        )
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

final as (
    select
        dated_responses.extract,
        dated_responses.row_number,
        dated_responses.column_name,
        -- decimals without zeros at their end
        rtrim(rtrim(cast(dated_responses.sales as varchar), '0'), '.') as value,
        case when clients_as_at.annual_sales is null then 'missing' else '0' end as known_as
    from dated_responses
    inner join clients_as_at
        on
            dated_responses.client_key = clients_as_at.client_key
            and dated_responses.fiscal_year = clients_as_at.fiscal_year
    where coalesce(clients_as_at.annual_sales, 0) = 0
)

select * from final
