from .core import Shop as Shop, open_shop
from .models import *
from . import core
