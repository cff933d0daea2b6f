select {{ calendar.month_of('day') }} as month from {{ ref('days') }}
