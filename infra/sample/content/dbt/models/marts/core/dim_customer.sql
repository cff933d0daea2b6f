with customers as (

    select * from {{ ref('stg_bronze__customers') }}

),

contracts as (

    select * from {{ ref('stg_bronze__contracts') }}

),

counted as (

    select
        customer_id,
        count(*) as contracts,
        min(valid_from) as customer_since
    from contracts
    group by customer_id

)

select
    customers.customer_id,
    customers.segment,
    customers.postcode,
    coalesce(counted.contracts, 0) as contracts,
    counted.customer_since
from customers
left join counted on counted.customer_id = customers.customer_id
