INSERT INTO IDENTIFIER(:catalog || '.gold.arrival') SELECT ship, at FROM IDENTIFIER(:catalog || '.berths.berth');
