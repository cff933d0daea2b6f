select r.reader_id, r.reader_name, coalesce(d.days_out, 0) as days_out
from {{ ref('stg_reader') }} r
left join {{ ref('reader_days') }} as d using (reader_id)
