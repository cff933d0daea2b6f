{#- with <name> as ( what the caller says ) -#}
{% macro wrap(name) -%}
with {{ name }} as (
  {{ caller() }}
)
{%- endmacro %}

{% macro stops() %}{{ return(ref('stg_stop')) }}{% endmacro %}
