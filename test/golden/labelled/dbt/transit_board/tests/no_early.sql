select * from {{ ref('late_trips') }} where delay_min < 0
