{% macro audit_columns(prefix='') %}
    current_timestamp() as {{ prefix }}loaded_at,
    '{{ this.name }}' as {{ prefix }}loaded_by
{% endmacro %}

{% macro days_between(a, b) -%}
  {{ return(adapter.dispatch('days_between', 'kit')(a, b)) }}
{%- endmacro %}

{% macro default__days_between(a, b) %}date_part('day', {{ b }} - {{ a }}){% endmacro %}
{% macro databricks__days_between(a, b) %}datediff({{ b }}, {{ a }}){% endmacro %}
