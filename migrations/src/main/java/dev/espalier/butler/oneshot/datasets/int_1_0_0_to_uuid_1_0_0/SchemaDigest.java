package dev.espalier.butler.oneshot.datasets.int_1_0_0_to_uuid_1_0_0;

import dev.espalier.MigrationContext;
import dev.espalier.butler.AttributesMapper;
import dev.espalier.butler.ManagerClasses;
import dev.espalier.schema.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The digest by which an old registry recognises the tables of a manager: the MD5 of their descriptions. */
final class SchemaDigest {
    /** Keys that Butler declares nullable, which the database knows on SQLite only. */
    private static final Set<String> NULLABLE_KEYS = Set.of("id", "dataset_id");

    private SchemaDigest() {}

    /** Replaces the digests of the managers whose tables hold dataset ids; where there is none, none is added. */
    static void renew(MigrationContext db) {
        AttributesMapper attributes = db.mapper(AttributesMapper.class);
        attributes
                .value("config:registry.managers.datasets")
                .ifPresent(old -> replace(
                        attributes, old, ManagerClasses.fullName(IntToUuid.UUID), of(db, "dataset", "dataset_type")));
        attributes
                .value("config:registry.managers.datastores")
                .ifPresent(bridge ->
                        replace(attributes, bridge, bridge, of(db, "dataset_location", "dataset_location_trash")));
    }

    private static void replace(AttributesMapper attributes, String from, String to, String digest) {
        if (attributes.delete("schema_digest:" + from) > 0) {
            attributes.insert("schema_digest:" + to, digest);
        }
    }

    private static String of(MigrationContext db, String... tables) {
        return md5(db.tables(List.of(tables)).values().stream()
                .map(SchemaDigest::describe)
                .sorted()
                .collect(Collectors.joining()));
    }

    private static String describe(Table table) {
        List<String> key = table.primaryKey().map(Table.Key::columns).orElse(List.of());
        Stream<String> columns = table.columns().stream()
                .map(column -> "COL," + column.name() + "," + column.type().toUpperCase(Locale.ROOT)
                        + (key.contains(column.name()) ? ",PK" : "")
                        + (isNullable(column, key) ? ",NULL" : ""));
        Stream<String> references = table.foreignKeys().stream()
                .map(reference -> "FK," + reference.name().orElse("") + "," + String.join(",", reference.references()));
        return Stream.concat(
                        Stream.of(table.name()),
                        Stream.concat(columns, references).sorted())
                .collect(Collectors.joining(";"));
    }

    private static boolean isNullable(Table.Column column, List<String> key) {
        return column.nullable() || (key.contains(column.name()) && NULLABLE_KEYS.contains(column.name()));
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
