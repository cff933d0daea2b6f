select
    readings.grid_area,
    areas.operator,
    readings.day,
    sum(readings.kwh) as kwh,
    max(weather.temperature) as temperature,
    max(weather.heating_degree) as heating_degree
from {{ ref('int_readings_daily') }} as readings
left join {{ ref('int_weather_daily') }} as weather
    on weather.grid_area = readings.grid_area
    and weather.day = readings.day
left join {{ ref('grid_areas') }} as areas
    on areas.grid_area = readings.grid_area
group by readings.grid_area, areas.operator, readings.day
