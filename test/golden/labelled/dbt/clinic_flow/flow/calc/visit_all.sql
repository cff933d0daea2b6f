{%- set parts = [] -%}
{%- for region in var('regions') -%}
  {%- do parts.append(ref(region.model)) -%}
{%- endfor -%}
{% for part in parts %}
select visit_id, patient, started_at from {{ part }}
{{ 'union all' if not loop.last }}
{% endfor %}
