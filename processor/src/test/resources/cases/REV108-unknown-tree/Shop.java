package shop;

import dev.espalier.*;

@History(name = "shop", newDatabase = {"cart", "carts", "cart"})
public final class Shop {}
