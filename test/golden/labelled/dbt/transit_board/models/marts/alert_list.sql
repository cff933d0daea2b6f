{{ config(enabled=(target.name == 'prod')) }}
select * from {{ source('gtfs', 'alert') }}
