{% macro hour_bucket(column) %}
    hour({{ column }})
{% endmacro %}
