CREATE VIEW mart.events AS SELECT * FROM raw.events;
