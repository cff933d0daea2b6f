with source as (

    select * from {{ source('silver', 'readings_hourly') }}

),

renamed as (

    select
        meter_id,
        read_at,
        {{ hour_bucket('read_at') }} as hour_of_day,
        kwh,
        estimated as is_estimated,
        grid_area
    from source
    where read_at >= '{{ var("first_day") }}'

)

select * from renamed
