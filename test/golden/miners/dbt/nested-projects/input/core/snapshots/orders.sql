{% snapshot orders_history %}
{{ config(target_schema='hist', strategy='check', check_cols=['id'], unique_key='id') }}
select * from {{ ref('orders') }}
{% endsnapshot %}
