package shop;

import dev.espalier.*;

@History(name = "new")
public final class Shop {}
