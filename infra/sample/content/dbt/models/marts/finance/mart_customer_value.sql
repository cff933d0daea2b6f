select
    customers.customer_id,
    customers.segment,
    sum(consumption.kwh) as kwh,
    sum(consumption.kwh * {{ cents_to_euro('tariffs.cents_per_kwh') }}) as revenue_eur
from {{ ref('fct_consumption') }} as consumption
inner join {{ ref('dim_customer') }} as customers on customers.customer_id = consumption.customer_id
inner join {{ ref('tariffs') }} as tariffs on tariffs.tariff_code = consumption.tariff_code
group by customers.customer_id, customers.segment
