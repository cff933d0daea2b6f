CREATE TABLE raw.sales (id INT, total DECIMAL(10, 2), secret STRING, region STRING);
