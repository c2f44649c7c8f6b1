package dev.espalier.runtime.schema;

import dev.espalier.Dialect;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.Blake2bDigest;

/** Names as a database has room for them. */
final class Identifiers {
    private static final int LONGEST = 63;
    private static final int HASH_BITS = 32;
    private static final int KEPT = LONGEST - 1 - HASH_BITS / 4;

    private Identifiers() {}

    /**
     * The name of a constraint or index: on PostgreSQL one that is too long keeps its beginning and ends with a hash of
     * the whole. The rule is the Butler registry's, so that its own names are found again; but lengths are in bytes, as
     * PostgreSQL measures them.
     */
    static String fitting(Dialect dialect, String name) {
        return fits(dialect, name) ? name : beginning(name) + "_" + hash(bytes(name));
    }

    /** Whether a table or column can have the name; PostgreSQL would cut a longer one, and say so in a notice only. */
    static boolean fits(Dialect dialect, String name) {
        return dialect == Dialect.SQLITE || bytes(name).length <= LONGEST;
    }

    /** As many whole characters as there is room for. */
    private static String beginning(String name) {
        int end = name.length();
        while (bytes(name.substring(0, end)).length > KEPT) {
            end = name.offsetByCodePoints(end, -1);
        }
        return name.substring(0, end);
    }

    private static byte[] bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    private static String hash(byte[] name) {
        Blake2bDigest digest = new Blake2bDigest(HASH_BITS);
        digest.update(name, 0, name.length);
        byte[] hash = new byte[HASH_BITS / 8];
        digest.doFinal(hash, 0);
        return HexFormat.of().formatHex(hash);
    }
}
