select visit_id, patient, started_at, ward from {{ source('emr', 'visit_south') }}
