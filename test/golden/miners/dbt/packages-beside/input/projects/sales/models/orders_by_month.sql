select {{ calendar.month_of('o.ordered_at') }} as month, d.is_holiday, count(*) as orders
from {{ source('shop', 'orders') }} o
join {{ ref('days') }} d on d.day = o.ordered_at
group by 1, 2
