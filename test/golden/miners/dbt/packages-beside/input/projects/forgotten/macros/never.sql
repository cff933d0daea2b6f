{% macro month_of(column) %}never_read({{ column }}){% endmacro %}
