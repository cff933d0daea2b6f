select
    devices.meter_id,
    devices.grid_area,
    areas.operator,
    devices.installed_on
from {{ ref('stg_silver__devices') }} as devices
left join {{ ref('grid_areas') }} as areas
    on areas.grid_area = devices.grid_area
