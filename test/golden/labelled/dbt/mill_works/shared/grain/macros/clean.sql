{% macro clean(column) %}trim({{ column }}){% endmacro %}
