with contracts as (

    select * from {{ ref('stg_bronze__contracts') }}

),

readings as (

    select * from {{ ref('int_readings_daily') }}

)

select
    contracts.contract_id,
    contracts.customer_id,
    contracts.tariff_code,
    readings.meter_id,
    readings.day,
    readings.kwh
from readings
inner join contracts
    on contracts.meter_id = readings.meter_id
    and readings.day between contracts.valid_from and contracts.valid_to
