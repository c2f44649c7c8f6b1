package dev.espalier;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares what a migration may ask for by {@link MigrationContext#option}; part of {@link Revision#options}. */
@Documented
@Target({})
@Retention(RetentionPolicy.CLASS)
public @interface Option {
    /**
     * The name, such as {@code has_simulated}; one that ends in {@code .<something>} stands for all names that begin
     * so.
     */
    String name();

    /** What the value means, one line for people. */
    String meaning();

    /** The values that are allowed; empty: any. */
    String[] allowed() default {};

    /** Whether no upgrade goes without it. */
    boolean required() default false;

    /** When the data ask for it, in words that follow «required when»; {@link Migration#check} finds out. */
    String requiredWhen() default "";
}
