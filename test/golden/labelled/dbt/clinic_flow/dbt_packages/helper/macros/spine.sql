{% macro spine(first) %}
select day from unnest(generate_date_array('{{ first }}', current_date())) as day
{% endmacro %}
