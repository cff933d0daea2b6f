select * from {{ ref('loan_facts') }} f join {{ ref('readercard') }} c on true where f.taken_on > current_date()
