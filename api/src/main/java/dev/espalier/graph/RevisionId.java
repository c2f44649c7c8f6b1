package dev.espalier.graph;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** The form of revision ids, and the rule by which they follow from tree, manager and version. */
public final class RevisionId {
    /** The namespace of derived ids: the version-5 UUID of {@code lsst.org} in the DNS namespace. */
    public static final UUID NAMESPACE = UUID.fromString("840b31d9-05cd-5161-b2c8-00d32b280d0f");

    private static final Pattern DERIVED = Pattern.compile("[0-9a-f]{12}");
    private static final Pattern FREE = Pattern.compile("[A-Za-z0-9_.]{1,32}");

    /** What other targets are called. */
    private static final Set<String> RESERVED = Set.of("head", "heads", "base");

    private RevisionId() {}

    /** The id of a tree's root. */
    public static String ofRoot(TreeName tree) {
        return hash(tree.base().text());
    }

    /** The id of a manager's version in a tree; without manager and version, that of the tree's root. */
    public static String of(TreeName tree, String manager, String version) {
        return manager.isEmpty() && version.isEmpty()
                ? ofRoot(tree)
                : hash(tree.base() + "-" + manager + "-" + version);
    }

    /** Whether the text has the form of an id. */
    public static boolean isWellFormed(String id, Ids ids) {
        return (ids == Ids.DERIVED ? DERIVED : FREE).matcher(id).matches() && !RESERVED.contains(id);
    }

    /** The version-5 (SHA-1, name-based) UUID of a name in a namespace, per RFC 9562. */
    public static UUID uuid5(UUID namespace, String name) {
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits())
                .array();
        MessageDigest sha1 = sha1();
        sha1.update(bytes);
        ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
        long high = (hash.getLong() & 0xffffffffffff0fffL) | 0x0000000000005000L;
        long low = (hash.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    private static String hash(String name) {
        return uuid5(NAMESPACE, name).toString().substring(24);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
