package shop;

import dev.espalier.*;

@History(name = "shop")
public final class Shop {}
