{% for line in var('lines') %}
select trip_id, route_id, delay_min, '{{ line }}' as line_name
from {{ ref('stg_trip') }}
where line = '{{ line }}'
{% if not loop.last %}union all{% endif %}
{% endfor %}
