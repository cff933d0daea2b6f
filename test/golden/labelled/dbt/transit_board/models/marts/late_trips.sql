{{ config(materialized='incremental', unique_key='trip_id', schema='late') }}
{% set late %}delay_min > {{ var('min_delay') }}{% endset %}
select t.*, s.name as stop_name
from {{ ref('trips_by_line') }} t
left join {{ stops() }} s on s.stop_id = t.route_id
where {{ late }}
{% if is_incremental() %}
  and trip_id > (select max(trip_id) from {{ this }})
{% endif %}
