from datetime import date
from decimal import Decimal

from lakehouse.ingest.trades import Trade
from lakehouse.trading.positions import net_positions


def trade(side: bool, volume: str) -> Trade:
    return Trade("t1", "base", side, Decimal(volume), Decimal("80"), date(2024, 3, 1), date(2024, 3, 31))


def test_buys_and_sells_net_out():
    positions = net_positions([trade(True, "31"), trade(False, "31")], [date(2024, 3, 1)])
    assert positions[("base", date(2024, 3, 1))] == 0
