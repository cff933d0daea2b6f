select *
from {{ ref('fct_consumption') }}
where kwh < 0
