{{ config(alias='orders_all') }}
{% for region in var('regions') %}
select {{ dbt_utils.star(from=ref('stg_orders')) }} from {{ pick(region) }}
join warehouse.hard.coded using (id)
{{ 'union all' if not loop.last }}
{% endfor %}
