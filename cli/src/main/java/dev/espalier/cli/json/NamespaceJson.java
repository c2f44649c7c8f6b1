package dev.espalier.cli.json;

import org.jspecify.annotations.Nullable;

/**
 * The namespace of a dimension universe.
 *
 * @param namespace that which the database has now
 * @param before that which it had before
 */
public record NamespaceJson(
        @Nullable String namespace, @Nullable String before) {}
