select * from {{ ref('orders') }} join {{ ref('e2') }} using (id)
