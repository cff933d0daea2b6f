CREATE OR REFRESH MATERIALIZED VIEW show AS SELECT s.hall, s.title FROM show_clean s;
CREATE TEMPORARY VIEW show_clean AS SELECT * FROM museum.raw.show WHERE title IS NOT NULL;
