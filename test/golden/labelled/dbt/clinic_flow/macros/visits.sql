{% macro visits_of(version) %}{{ ref('visit', v=version) }}{% endmacro %}
{% macro safe_day(column) %}date({{ column }}){% endmacro %}
