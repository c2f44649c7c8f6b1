package shop;

import dev.espalier.*;

@Revision(id = "a3da4fceb0a6", parent = "a08978ae8c0a", tree = "cart", manager = "Basic", version = "1.1")
public interface Step extends Migration {
}
