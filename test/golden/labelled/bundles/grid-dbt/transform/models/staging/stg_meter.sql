select meter_id, region_id from {{ source('raw', 'meter') }}
