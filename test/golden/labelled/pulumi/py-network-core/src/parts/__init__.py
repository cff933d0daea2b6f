from .zone import Zone, ZoneArgs
