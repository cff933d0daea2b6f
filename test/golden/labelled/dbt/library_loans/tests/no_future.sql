select * from {{ ref('loan_facts') }} f join {{ ref('reader_card') }} c on true where f.taken_on > current_date()
