{% macro pick(region) %}{{ ref('orders_' ~ region) }}{% endmacro %}
