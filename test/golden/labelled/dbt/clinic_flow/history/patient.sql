{% snapshot patient_history %}
{{ config(
    target_database='clinic-arch',
    target_schema='hist',
    unique_key='patient',
    strategy='timestamp',
    updated_at='changed'
) }}
select patient, born, changed from {{ source('emr', 'patient') }}
{% endsnapshot %}
