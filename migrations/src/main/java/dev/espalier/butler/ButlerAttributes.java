package dev.espalier.butler;

import dev.espalier.ManagerVersion;
import dev.espalier.ManagerVersions;
import dev.espalier.MigrationContext;
import dev.espalier.Obstacle;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A registry's own record of its managers, in the table {@code butler_attributes}.
 *
 * <p>Two trees have no manager class: what stands for it is the namespace of a configuration in JSON, which their
 * migrations keep themselves.
 */
public final class ButlerAttributes implements ManagerVersions {
    /** The trees without a manager class, and where their configurations are. */
    private static final Map<String, String> CONFIGURATIONS =
            Map.of("dimensions-config", "config:dimensions.json", "obscore-config", "config:obscore.json");

    private static final String MANAGER = "config:registry.managers.";

    /** The only namespace there was when configurations did not name theirs. */
    private static final String FIRST_NAMESPACE = "daf_butler";

    /** The value of that name; empty too where there is no such table yet. */
    public static Optional<String> value(MigrationContext db, String name) {
        return isThere(db) ? db.mapper(AttributesMapper.class).value(name) : Optional.empty();
    }

    /**
     * Looks whether the database is a registry.
     *
     * @throws Obstacle when it has no such table
     */
    public static void expect(MigrationContext db) {
        if (!isThere(db)) {
            throw new Obstacle("the database has no table butler_attributes, so it is no Butler registry; check that it"
                    + " is the right database and schema");
        }
    }

    private static boolean isThere(MigrationContext db) {
        return db.tables().contains("butler_attributes");
    }

    @Override
    public Optional<Map<String, ManagerVersion>> read(MigrationContext db) {
        if (!isThere(db)) {
            return Optional.empty();
        }
        AttributesMapper attributes = db.mapper(AttributesMapper.class);
        Map<String, ManagerVersion> managers = new TreeMap<>();
        for (AttributesMapper.Manager manager : attributes.managers()) {
            managers.put(
                    manager.tree(),
                    new ManagerVersion(ManagerClasses.simpleName(manager.className()), manager.version()));
        }
        CONFIGURATIONS.forEach((tree, name) -> attributes.value(name).ifPresent(text -> {
            Map<String, String> configuration = JsonValues.ofRow(name, text);
            Optional.ofNullable(configuration.get("version"))
                    .ifPresent(
                            version -> managers.put(tree, new ManagerVersion(namespace(configuration, db), version)));
        }));
        return Optional.of(managers);
    }

    @Override
    public Optional<String> source() {
        return Optional.of("select name || ' ' || value from butler_attributes where name like '" + MANAGER
                + "%' or name like 'version:%' or name in ('" + String.join("', '", CONFIGURATIONS.values())
                + "') order by name");
    }

    private static String namespace(Map<String, String> configuration, MigrationContext db) {
        return Optional.ofNullable(configuration.get("namespace"))
                .or(() -> db.option("namespace"))
                .orElse(FIRST_NAMESPACE);
    }

    /** The class as the registry names it; a namespace has no longer name. */
    @Override
    public String fullName(MigrationContext db, String tree, ManagerVersion recorded) {
        return value(db, MANAGER + tree).orElse(recorded.manager());
    }

    @Override
    public void move(MigrationContext db, String tree, ManagerVersion to) {
        if (!CONFIGURATIONS.containsKey(tree)) {
            AttributesMapper attributes = db.mapper(AttributesMapper.class);
            String key = MANAGER + tree;
            attributes
                    .value(key)
                    .ifPresentOrElse(
                            className -> move(attributes, key, className, to), () -> begin(attributes, key, to));
        }
    }

    private static void move(AttributesMapper attributes, String key, String className, ManagerVersion to) {
        if (!ManagerClasses.simpleName(className).equals(to.manager())) {
            attributes.delete(key);
            attributes.delete("version:" + className);
            begin(attributes, key, to);
        } else if (attributes.update("version:" + className, to.version()) != 1) {
            throw new IllegalStateException("butler_attributes names " + className + " in " + key
                    + " but has no version:" + className + " to set to " + to.version()
                    + "; add that row with the version the registry has now");
        }
    }

    private static void begin(AttributesMapper attributes, String key, ManagerVersion to) {
        String className = ManagerClasses.fullName(to.manager());
        attributes.insert(key, className);
        attributes.insert("version:" + className, to.version());
    }
}
