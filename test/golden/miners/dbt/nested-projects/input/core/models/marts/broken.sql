select * from {{ ref('missing_model') }} where {% if %}
