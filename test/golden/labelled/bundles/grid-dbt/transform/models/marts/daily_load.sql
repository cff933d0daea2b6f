select l.region_id, g.region_name, l.day, sum(l.kwh) as kwh
from {{ ref('int_load') }} l join {{ ref('regions') }} g using (region_id)
group by all
