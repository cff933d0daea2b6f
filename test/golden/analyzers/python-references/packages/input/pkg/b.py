from .a import *
from .a import nowhere
in_a()
nowhere()
