select meter_id, read_at, kwh from {{ source('raw', 'reading') }}
