package shop;

import dev.espalier.*;

@History(name = "shop", options = @Option(name = "a,b", meaning = "two"))
public final class Shop {}
