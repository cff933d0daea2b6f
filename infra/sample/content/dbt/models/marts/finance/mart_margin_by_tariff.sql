with consumption as (

    select * from {{ ref('fct_consumption') }}

),

tariffs as (

    select * from {{ ref('tariffs') }}

),

prices as (

    select * from {{ ref('int_prices_daily') }}

)

select
    consumption.tariff_code,
    date_trunc('month', consumption.day) as month,
    sum(consumption.kwh) as kwh,
    sum(consumption.kwh * {{ cents_to_euro('tariffs.cents_per_kwh') }}) as revenue_eur,
    sum(consumption.kwh / 1000 * prices.day_ahead_eur) as energy_eur,
    sum(consumption.kwh * {{ cents_to_euro('tariffs.cents_per_kwh') }} - consumption.kwh / 1000 * prices.day_ahead_eur) as margin_eur
from consumption
inner join tariffs on tariffs.tariff_code = consumption.tariff_code
inner join prices on prices.day = consumption.day
group by consumption.tariff_code, date_trunc('month', consumption.day)
