select day, {{ text.trimmed('name') }} as is_holiday from {{ ref('raw_days') }}
