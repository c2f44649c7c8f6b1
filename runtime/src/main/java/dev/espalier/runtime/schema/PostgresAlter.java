package dev.espalier.runtime.schema;

import static dev.espalier.Dialect.POSTGRESQL;

import dev.espalier.schema.TableChange.ChangeType;
import dev.espalier.schema.TableChange.ColumnPart;
import dev.espalier.schema.TableChange.DropDefault;
import dev.espalier.schema.TableChange.Part;
import dev.espalier.schema.TableChange.SetDefault;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/** The actions of an {@code ALTER TABLE} that carries out parts of a change in place. */
final class PostgresAlter {
    private PostgresAlter() {}

    /**
     * The actions for parts other than replacements. PostgreSQL itself takes defaults away before it changes types, and
     * sets defaults after that.
     *
     * @param value turns an expression over the old row and the type it is to have into one for the statement
     */
    static List<String> actions(List<Part> parts, BinaryOperator<String> value) {
        Map<String, String> types = new LinkedHashMap<>();
        Map<String, String> defaults = new LinkedHashMap<>();
        for (Part part : parts) {
            String column = part instanceof ColumnPart named ? "ALTER COLUMN " + POSTGRESQL.quote(named.column()) : "";
            if (part instanceof ChangeType change) {
                String type = change.type().postgresql();
                types.put(
                        column,
                        " TYPE " + type + " USING " + value.apply(change.using().orElseThrow(), type));
            } else if (part instanceof SetDefault change) {
                defaults.put(column, " SET DEFAULT " + change.expression());
            } else if (part instanceof DropDefault) {
                defaults.put(column, " DROP DEFAULT");
            }
        }
        var actions = new LinkedHashSet<String>();
        types.keySet().stream()
                .filter(defaults::containsKey)
                // The old default need not fit the new type.
                .forEach(column -> actions.add(column + " DROP DEFAULT"));
        types.forEach((column, action) -> actions.add(column + action));
        defaults.forEach((column, action) -> actions.add(column + action));
        return List.copyOf(actions);
    }
}
