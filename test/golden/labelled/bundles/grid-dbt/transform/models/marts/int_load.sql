{{ config(materialized='ephemeral') }}
select m.region_id, cast(r.read_at as date) as day, r.kwh
from {{ ref('stg_meter') }} m join {{ ref('stg_reading') }} r using (meter_id)
