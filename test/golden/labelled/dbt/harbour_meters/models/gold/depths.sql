select p.ping_id, p.depth, s.reading from {{ ref('stg_ping') }} p left join {{ ref('meter_past') }} s on s.meter_id = p.ping_id
