{% set raw = api.Relation.create(database='plant', schema='live', identifier='wheels') %}
{% for kind, of in var('mills') | groupby('kind') if kind == 'water' %}
select w.wheel_id, s.speed, {{ of | length }} as mills
from {{ source('river', 'wheel') }} w
left join {{ raw }} s on s.wheel_id = w.wheel_id
{% endfor %}
