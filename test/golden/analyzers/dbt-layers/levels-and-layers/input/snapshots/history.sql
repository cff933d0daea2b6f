{% snapshot history %}{{ config(target_schema='s', unique_key='id', strategy='check', check_cols='all') }} select * from {{ ref('last') }}{% endsnapshot %}
