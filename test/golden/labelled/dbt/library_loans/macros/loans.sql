{% macro loans_of(kind) %}
    select loan_id, reader_id, book_id, taken_on, back_on, '{{ kind }}' as kind from {{ source('desk', 'loan_' ~ kind) }}
{% endmacro %}

{% macro count_kinds(kinds) %}
    {%- for k in kinds %}
    count(case when kind = '{{ k }}' then loan_id end) as {{ k }}_loans{{ ',' if not loop.last }}
    {%- endfor %}
{% endmacro %}
