with actual as (

    select
        read_at,
        sum(kwh) as kwh
    from {{ ref('stg_silver__readings') }}
    group by read_at

),

forecast as (

    select * from {{ ref('stg_gold__load_forecast') }}

)

select
    cast(actual.read_at as date) as day,
    sum(abs(forecast.forecast_kwh - actual.kwh)) / nullif(sum(actual.kwh), 0) as mape,
    sum(forecast.forecast_kwh - actual.kwh) as bias_kwh
from actual
inner join forecast on forecast.forecast_at = actual.read_at
group by cast(actual.read_at as date)
