MERGE INTO lake.bronze.customers AS t
USING lake.landing.crm_customers AS s
ON t.customer_id = s.customer_id
WHEN MATCHED AND s.changed_at > t.changed_at THEN UPDATE SET *
WHEN NOT MATCHED THEN INSERT *;

MERGE INTO lake.bronze.contracts AS t
USING lake.landing.crm_contracts AS s
ON t.contract_id = s.contract_id AND t.valid_from = s.valid_from
WHEN MATCHED AND s.changed_at > t.changed_at THEN UPDATE SET *
WHEN NOT MATCHED THEN INSERT *;
