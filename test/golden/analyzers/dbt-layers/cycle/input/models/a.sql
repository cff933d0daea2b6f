select * from {{ source('raw', 'orders') }} join {{ ref('c') }} using (id)
