package shop;

import dev.espalier.*;

@Revision(id = "b2412ee6752b", parent = "4b99eacafd6a", tree = "cart", manager = "Other", version = "1.0")
final class Step {}
