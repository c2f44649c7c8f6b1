package dev.espalier;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares one revision: one version of one part of a schema.
 *
 * <p>Goes on a public class that can do something for the revision (a {@link Migration} or {@link OnlineMigration}, a
 * {@link Baseline}, or both), or into {@link Placeholders} when nobody can carry the revision out. The compiler checks
 * the whole history; every rule has a code that is explained in {@code docs/problems.md}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Revision {
    /**
     * The revision's id, unique within its tree: the last 12 hex digits of the version-5 UUID of {@code tree} (a root)
     * or {@code tree-manager-version}; a one-shot tree counts as its base tree. A wrong id is reported with the right
     * one.
     */
    String id();

    /** The revisions this one follows, in the same tree: none for a root, one as a rule, several for a merge. */
    String[] parent() default {};

    /**
     * Revisions of other trees that must be applied before this one: ids, or labels. A tree's name means its root,
     * {@code tree-manager} the first revision of that branch.
     */
    String[] dependsOn() default {};

    /** The tree: the part of the schema, such as {@code datasets}; with a slash, a one-shot tree. */
    String tree();

    /** The manager: one implementation of that part of the schema. Each manager is a branch of its tree. */
    String manager() default "";

    /** The version of the manager's schema; any text without blanks and without {@code | @ :}. */
    String version() default "";

    /** One line for people; when empty, the first sentence of the doc comment, else a standard sentence. */
    String description() default "";

    /** What the migration may ask whoever runs it for. */
    Option[] options() default {};
}
