select * from {{ ref('first') }} join {{ ref('stg_orders') }} using (id)
