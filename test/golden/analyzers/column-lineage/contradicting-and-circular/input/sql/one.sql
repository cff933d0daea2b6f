CREATE TABLE raw.events (id INT, at TIMESTAMP);
CREATE VIEW mart.a AS SELECT * FROM mart.b;
