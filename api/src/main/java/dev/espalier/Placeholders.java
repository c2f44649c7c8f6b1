package dev.espalier;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The revisions of one tree that nobody can carry out: its root, and old history no database comes from any more. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Placeholders {
    /** The revisions, oldest first by custom. */
    Revision[] value();
}
