{{ config(alias='trip') }}
with raw as (

    select * from {{ source('gtfs', 'trip') }}

),

renamed as (

    select
        raw.trip_id,
        raw."RouteId" as route_id,
        raw.delay_s / 60 as delay_min,
        raw.line
    from raw

)

select * from renamed
