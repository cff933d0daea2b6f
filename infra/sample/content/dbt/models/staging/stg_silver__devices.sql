with source as (

    select * from {{ source('silver', 'devices') }}

)

select
    meter_id,
    postcode,
    grid_area,
    installed_on
from source
