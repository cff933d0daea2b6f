{% snapshot contracts_snapshot %}
{{ config(target_schema='snapshots', unique_key='contract_id', strategy='check', check_cols=['tariff_code', 'valid_to']) }}
select * from {{ ref('stg_bronze__contracts') }}
{% endsnapshot %}
