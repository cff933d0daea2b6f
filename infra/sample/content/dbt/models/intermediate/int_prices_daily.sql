select
    cast(starts_at as date) as day,
    avg(day_ahead_eur) as day_ahead_eur,
    avg(intraday_eur) as intraday_eur,
    max(day_ahead_eur) - min(day_ahead_eur) as spread_eur
from {{ ref('stg_silver__prices') }}
group by cast(starts_at as date)
