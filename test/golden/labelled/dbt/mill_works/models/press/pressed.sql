{{ config(alias='oil', meta={'from': 'sacks'}) }}
{% set heavy | trim %}
    weight > 10
{% endset %}
select sack_id, {{ gears.grind('weight') }} as fine, {{ gears.turn('weight', 'part') }} as turned
from {{ ref(model.config.meta['from']) }}
where {{ heavy }}
