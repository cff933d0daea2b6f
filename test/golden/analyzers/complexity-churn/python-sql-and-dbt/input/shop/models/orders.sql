select * from {{ source('raw', 'orders') }} o
left join {{ source('raw', 'lines') }} l on o.id = l.id
union all
select * from {{ source('raw', 'old_orders') }}
