select * from {{ source('shop', 'orders') }}
{% if is_incremental() %} where id > (select max(id) from {{ ref('never') }}) {% endif %}
