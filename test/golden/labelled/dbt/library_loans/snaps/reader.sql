{% snapshot reader_history %}
{{ config(strategy='timestamp', unique_key='reader_id', updated_at='born') }}
select * from {{ ref('stg_reader') }}
{% endsnapshot %}
