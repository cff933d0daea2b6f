{% macro ref() %}
    {% do return(builtins.ref(*varargs, **kwargs)) %}
{% endmacro %}

{% macro union_of(names, columns) %}
    {%- set comma = joiner(' union all ') -%}
    {%- for name, n in zip(names, range(names | length)) %}
    {{ comma() }}select {{ columns | join(', ') }}, {{ n }} as part from {{ caller(name) }}
    {%- endfor %}
{% endmacro %}

{% macro default__grind(column) %}{{ column }} * 2{% endmacro %}
