{% if var('with_old') == 'yes' %}
select * from {{ ref('visit_old') }}
{% else %}
select f.patient, min(f.visit_id) as first_visit from {{ visits_of(1) }} f group by f.patient
{% endif %}
