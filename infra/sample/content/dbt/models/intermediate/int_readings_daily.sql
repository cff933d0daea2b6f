with readings as (

    select * from {{ ref('stg_silver__readings') }}

)

select
    meter_id,
    grid_area,
    cast(read_at as date) as day,
    sum(kwh) as kwh,
    sum(case when is_estimated then kwh else 0 end) as estimated_kwh,
    max(kwh) as peak_kwh
from readings
group by meter_id, grid_area, cast(read_at as date)
