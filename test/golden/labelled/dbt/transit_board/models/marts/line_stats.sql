{% call wrap('base') %}
  select route_id, line_name, delay_min from {{ ref('trips_by_line') }}
{% endcall %}
select
    route_id
    {% for l in var('lines') %}
    , sum(iff(line_name = '{{ l }}', delay_min, 0)) as {{ l }}_delay
    {% endfor %}
from base
group by route_id
