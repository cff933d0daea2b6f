select meter_id, reading from {{ source('quay', 'meter') }}
