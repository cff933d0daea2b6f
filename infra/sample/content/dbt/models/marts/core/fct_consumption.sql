{{ config(materialized='incremental', unique_key=['contract_id', 'day']) }}

with days as (

    select * from {{ ref('int_contract_days') }}
    {% if is_incremental() %}
    where day >= (select max(day) from {{ this }})
    {% endif %}

)

select
    contract_id,
    customer_id,
    meter_id,
    tariff_code,
    day,
    kwh
from days
