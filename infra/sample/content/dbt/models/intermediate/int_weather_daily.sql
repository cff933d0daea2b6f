select
    grid_area,
    cast(observed_at as date) as day,
    avg(temperature) as temperature,
    sum(heating_degree) / 24 as heating_degree
from {{ ref('stg_silver__weather') }}
group by grid_area, cast(observed_at as date)
