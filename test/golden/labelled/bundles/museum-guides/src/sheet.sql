CREATE OR REPLACE TABLE museum.gold.sheet AS
SELECT c.hall, s.title, :season AS season
FROM IDENTIFIER(:schema || '.hall_count') c JOIN museum_lab.shows.show s ON s.hall = c.hall
