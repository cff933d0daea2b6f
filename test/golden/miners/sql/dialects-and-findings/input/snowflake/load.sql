USE DATABASE retail;
USE SCHEMA core;
COPY INTO sales FROM @landing/sales/ FILE_FORMAT = (TYPE = CSV);
CREATE OR REPLACE TEMPORARY TABLE picks AS SELECT * FROM picklist;
INSERT INTO "Mart".totals SELECT sku, count(*) FROM picks GROUP BY sku;
EXECUTE IMMEDIATE 'truncate table ' || tab;
