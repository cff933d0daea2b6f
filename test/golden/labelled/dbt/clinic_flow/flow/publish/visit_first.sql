select visit_id, patient from {{ ref('visit_all') }}
