RAW = ("stop", "ride")
