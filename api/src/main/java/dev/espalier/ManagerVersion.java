package dev.espalier;

/** A manager and the version of its schema, as an application records them. */
public record ManagerVersion(String manager, String version) {
    @Override
    public String toString() {
        return manager + " " + version;
    }
}
