package dev.espalier;

import dev.espalier.graph.Ids;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says once, on any one type, what concerns a whole module of migrations. Optional. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface History {
    /** The history's name, a Java identifier in lower case; names the generated index. */
    String name();

    /** The table that holds where a database stands; the form is Alembic's, one column {@code version_num}. */
    String versionTable() default "espalier_version";

    /** The application's own record of managers and versions; {@link ManagerVersions} itself means none. */
    Class<? extends ManagerVersions> managers() default ManagerVersions.class;

    /** Whether ids follow from tree, manager and version, or the module brings its own. */
    Ids ids() default Ids.DERIVED;

    /** The trees that every database has, in the order in which a new one gets them; empty: all, by name. */
    String[] newDatabase() default {};

    /** What the application's own record may ask whoever runs a command for; see {@link #managers}. */
    Option[] options() default {};
}
