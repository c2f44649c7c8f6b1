package dev.espalier.butler.dimensions_config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.MigrationContext;
import dev.espalier.Obstacle;
import dev.espalier.butler.AttributesMapper;
import dev.espalier.butler.ButlerAttributes;
import dev.espalier.butler.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A dimension universe: the configuration in JSON, stored in the registry, that says which dimensions there are and how
 * their tables look. A site may have added to it, and put its texts in its own words: it is edited where a version
 * differs from the one before, and everything else stays as it is.
 */
public final class Universe {
    /** The row of {@code butler_attributes} that holds it. */
    public static final String ROW = "config:dimensions.json";

    /** What the versions differ in; the first edit leads from 0 to 1. */
    private static final List<Edit> EDITS = List.of(
            new Healpix(),
            new VisitSystemMembership(),
            new LongReasons(),
            new PopulatedByVisit(),
            new LongInstruments(),
            new DaysAndGroups(),
            new CanSeeSky());

    private final ObjectNode json;

    private Universe(ObjectNode json) {
        this.json = json;
    }

    /** The universe of that text. */
    static Universe parse(String text) {
        return new Universe(JsonText.ofRow(ROW, text));
    }

    /** The standard universe of that version, as a registry has it that no site has changed. */
    public static Universe standard(int version) {
        try (var stream = Objects.requireNonNull(Universe.class.getResourceAsStream("universe-0.json"))) {
            return parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8))
                    .carriedTo(version);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The registry's universe; empty when it has none yet. */
    public static Optional<Universe> find(MigrationContext db) {
        return ButlerAttributes.value(db, ROW).map(Universe::parse);
    }

    /**
     * The universe of a registry that must have one.
     *
     * @throws Obstacle when it has none, or the database is no registry
     */
    public static Universe of(MigrationContext db) {
        ButlerAttributes.expect(db);
        return find(db).orElseThrow(() -> new Obstacle(
                "butler_attributes has no row " + ROW + ", which says what dimensions there are; restore that row"));
    }

    /**
     * Looks whether the registry's universe can be edited as far as that version.
     *
     * @throws Obstacle when not
     */
    static void check(MigrationContext db, int version) {
        find(db).ifPresent(universe -> universe.carriedTo(version));
    }

    /** Gives a registry that has none the standard universe of that version. */
    static void create(MigrationContext db, int version) {
        db.mapper(AttributesMapper.class).insert(ROW, standard(version).text());
    }

    /** Edits the registry's universe so that it becomes the next version, which must be the one given. */
    static void upgrade(MigrationContext db, int to) {
        Universe universe = of(db);
        universe.expectVersion(to - 1);
        universe.carriedTo(to).write(db);
    }

    /** Takes back from the registry's universe, which must be the version given, what {@link #upgrade} has done. */
    static void downgrade(MigrationContext db, int from) {
        Universe universe = of(db);
        universe.expectVersion(from);
        Place top = universe.top();
        EDITS.get(from - 1).undo(top);
        top.change("version", number(from), number(from - 1));
        universe.write(db);
    }

    /** The version. */
    public int version() {
        return json.path("version").asInt(-1);
    }

    /** The namespace; universes of version 0 name none. */
    Optional<String> namespace() {
        return json.hasNonNull("namespace") ? Optional.of(json.get("namespace").asText()) : Optional.empty();
    }

    /** Names another namespace in the registry's universe, which this is. */
    void rename(MigrationContext db, String namespace) {
        json.put("namespace", namespace);
        write(db);
    }

    /** What the element of that name implies, such as a visit its filter. */
    public List<String> implies(String element) {
        return element(element).implies();
    }

    /** The elements: dimensions, and what joins them. */
    public List<String> elements() {
        return json.path("elements").properties().stream()
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The element of that name. */
    public Element element(String name) {
        return Element.parse(name, json.path("elements").path(name));
    }

    /** The elements that have a region: families of them, within which the regions of one make up those of another. */
    public List<List<String>> spatial() {
        return families("spatial");
    }

    /** The elements that have a timespan, in families. */
    public List<List<String>> temporal() {
        return families("temporal");
    }

    private List<List<String>> families(String topology) {
        return json.path("topology").path(topology).properties().stream()
                .map(family -> Element.texts(family.getValue()))
                .toList();
    }

    /** The text that is stored in a registry. */
    public String text() {
        return JsonText.of(json);
    }

    /** The whole. */
    JsonNode json() {
        return json;
    }

    /** The universe as it is when it reaches that version; unchanged when it is that version or a later one. */
    Universe carriedTo(int version) {
        Universe universe = new Universe(json.deepCopy());
        for (int next = version() + 1; next <= version; next++) {
            EDITS.get(next - 1).carryOut(universe.top());
            universe.top().change("version", number(next - 1), number(next));
        }
        return universe;
    }

    private static JsonNode number(int number) {
        return JsonNodeFactory.instance.numberNode(number);
    }

    private Place top() {
        return new Place(json, "");
    }

    private void expectVersion(int version) {
        if (version() != version) {
            throw new Obstacle("the registry's dimension universe (row " + ROW + " of butler_attributes) has version "
                    + json.path("version") + ", not " + version + "; restore that row");
        }
    }

    private void write(MigrationContext db) {
        db.mapper(AttributesMapper.class).update(ROW, text());
    }
}
