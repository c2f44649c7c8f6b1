package shop;

import dev.espalier.*;

@History(name = "shop", versionTable = " ")
public final class Shop {}
