import geoip2.database
from .a import *
