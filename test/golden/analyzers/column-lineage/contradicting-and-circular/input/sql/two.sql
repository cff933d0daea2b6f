CREATE TABLE raw.events (id INT, moment TIMESTAMP);
CREATE VIEW mart.b AS SELECT * FROM mart.a;
