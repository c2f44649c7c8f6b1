package shop;

import dev.espalier.*;

@History(name = "other")
interface Other {}
