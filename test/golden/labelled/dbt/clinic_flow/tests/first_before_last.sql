select f.patient from {{ ref('first_visits') }} f join {{ ref('visit', version=2) }} v on v.patient = f.patient where f.first_visit > v.visit_id
