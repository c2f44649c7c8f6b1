package dev.espalier.graph;

import java.util.List;

/**
 * Something that a migration may ask for, or the application's own record.
 *
 * @param name the name; one that ends in {@code .<something>} is a family and stands for all names that begin so
 * @param meaning what the value means, one line for people
 * @param allowed the values that are allowed; empty: any
 * @param required whether no upgrade goes without it
 * @param requiredWhen when the data ask for it, or empty
 */
public record DeclaredOption(String name, String meaning, List<String> allowed, boolean required, String requiredWhen) {
    public DeclaredOption {
        allowed = List.copyOf(allowed);
    }

    /** Whether it is the declaration of the given name: the name itself, or a member of the family. */
    public boolean covers(String given) {
        int member = name.endsWith(">") ? name.indexOf(".<") + 1 : 0;
        return member > 0 ? given.length() > member && given.startsWith(name.substring(0, member)) : given.equals(name);
    }

    /** Whether the value may be given. */
    public boolean allows(String value) {
        return allowed.isEmpty() || allowed.contains(value);
    }
}
