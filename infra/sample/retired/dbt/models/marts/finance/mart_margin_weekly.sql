select
    tariff_code,
    date_trunc('week', day) as week,
    sum(kwh) as kwh
from {{ ref('fct_consumption') }}
group by tariff_code, date_trunc('week', day)
