def model(dbt, session):
    dbt.config(materialized="incremental", schema="ml")
    loans = dbt.ref("loan_facts")
    readers = dbt.source("desk", "reader")
    return loans.join(readers, "reader_id")
