{% snapshot reading_history %}
{{ config(target_schema='history', unique_key='meter_id', strategy='timestamp', updated_at='read_at') }}
select * from {{ source('raw', 'reading') }}
{% endsnapshot %}
