package shop;

import dev.espalier.*;

@History(name = "shop", options = @Option(name = "owner", meaning = "who it belongs to"))
public final class Shop {}
