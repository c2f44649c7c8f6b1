package dev.espalier.runtime.schema;

import dev.espalier.runtime.schema.Tokens.Range;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A column in SQLite's DDL: its text, and the same text with one thing changed. */
record ColumnDefinition(String text, Tokens tokens, Range type, List<Clause> clauses) {
    static ColumnDefinition parse(String text) {
        var tokens = Tokens.of(text);
        int clauses = Clause.first(tokens, 1);
        return new ColumnDefinition(text, tokens, new Range(1, clauses), Clause.from(tokens, clauses));
    }

    String name() {
        return tokens.name(0);
    }

    Optional<Clause> clause(String kind) {
        return clauses.stream().filter(clause -> clause.is(kind)).findFirst();
    }

    ColumnDefinition withType(String name) {
        return type.isEmpty() ? insert(0, name) : replace(type, name);
    }

    ColumnDefinition withDefault(String expression) {
        return withoutDefault().insert(type.to() - 1, "DEFAULT (" + expression + ")");
    }

    ColumnDefinition withoutDefault() {
        return without(clause -> clause.is("DEFAULT"));
    }

    ColumnDefinition withNotNull() {
        return withoutNotNull().insert(type.to() - 1, "NOT NULL");
    }

    ColumnDefinition withoutNotNull() {
        return without(clause -> clause.is("NOT"));
    }

    /** The same without some of its own constraints. */
    ColumnDefinition without(Predicate<Clause> unwanted) {
        return clauses.stream()
                .filter(unwanted)
                .findFirst()
                .map(clause -> replace(clause.range(), "").without(unwanted))
                .orElse(this);
    }

    /** Another column of the same name, with what this column's own constraints ask of single values. */
    ColumnDefinition replacedBy(String typeName) {
        var kept = clauses.stream()
                .filter(clause -> clause.is("UNIQUE") || clause.is("CHECK") || clause.is("REFERENCES"))
                .map(Clause::text);
        return parse(Stream.concat(Stream.of(tokens.text(new Range(0, 1)), typeName, "NOT NULL"), kept)
                .collect(Collectors.joining(" ")));
    }

    private ColumnDefinition insert(int token, String addition) {
        int at = tokens.end(token);
        return parse(text.substring(0, at) + " " + addition + text.substring(at));
    }

    private ColumnDefinition replace(Range range, String replacement) {
        int from = tokens.start(range.from());
        int before = tokens.end(range.from() - 1);
        boolean closeUp = replacement.isEmpty() && text.substring(before, from).isBlank();
        return parse(
                text.substring(0, closeUp ? before : from) + replacement + text.substring(tokens.end(range.to() - 1)));
    }
}
