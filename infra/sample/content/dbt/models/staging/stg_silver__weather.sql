select
    grid_area,
    observed_at,
    temperature,
    wind,
    radiation,
    greatest(0, 15 - temperature) as heating_degree
from {{ source('silver', 'weather_by_area') }}
