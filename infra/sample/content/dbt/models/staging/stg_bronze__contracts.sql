with source as (

    select * from {{ source('bronze', 'contracts') }}

),

cleaned as (

    select
        contract_id,
        customer_id,
        meter_id,
        upper(tariff_code) as tariff_code,
        valid_from,
        coalesce(valid_to, date '2999-12-31') as valid_to
    from source

)

select * from cleaned
