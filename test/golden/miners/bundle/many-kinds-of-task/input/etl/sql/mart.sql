USE CATALOG IDENTIFIER(:catalog);
USE SCHEMA IDENTIFIER(:schema);
CREATE OR REPLACE TABLE tide_mart AS SELECT * FROM IDENTIFIER(:catalog || '.silver.rtm') t WHERE d = :day;
COPY INTO raw_files FROM '/Volumes/x/y/';
