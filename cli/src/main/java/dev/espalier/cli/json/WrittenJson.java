package dev.espalier.cli.json;

/**
 * A source that was written.
 *
 * @param revision the id of the revision that it declares
 * @param file the source
 * @param isNew whether there was no such file before
 */
public record WrittenJson(String revision, String file, boolean isNew) {}
