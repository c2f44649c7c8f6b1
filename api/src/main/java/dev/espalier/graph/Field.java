package dev.espalier.graph;

/** The part of a declaration that a problem is about: the pure stand-in for the value of an annotation. */
public enum Field {
    ID("id"),
    PARENT("parent"),
    DEPENDS_ON("dependsOn"),
    TREE("tree"),
    MANAGER("manager"),
    VERSION("version"),
    /** Of a revision or of {@code @History}. */
    OPTIONS("options"),
    /** A member of {@code @History}, as the next three. */
    NAME("name"),
    VERSION_TABLE("versionTable"),
    MANAGERS("managers"),
    NEW_DATABASE("newDatabase"),
    /** The declaration as a whole: the annotated type. */
    TYPE("");

    private final String member;

    Field(String member) {
        this.member = member;
    }

    /** The annotation's member, or empty for {@link #TYPE}. */
    public String member() {
        return member;
    }
}
