package shop;

import dev.espalier.*;

@History(name = "My Shop")
public final class Shop {}
