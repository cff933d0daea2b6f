select
    zone,
    starts_at,
    day_ahead as day_ahead_eur,
    intraday as intraday_eur
from {{ source('silver', 'price_curve') }}
where zone = '{{ var("price_zone") }}'
