import dlt
@dlt.table(name="ship_clean")
def x():
  return dlt.read("ship_raw")
