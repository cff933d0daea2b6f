{% snapshot meter_past %}
{{ config(target_schema=generate_schema_name('past', none), unique_key='meter_id', strategy='check', check_cols=['reading']) }}
select meter_id, reading from {{ ref('stg_meter') }}
{% endsnapshot %}
