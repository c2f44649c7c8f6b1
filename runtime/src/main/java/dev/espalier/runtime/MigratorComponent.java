package dev.espalier.runtime;

import dagger.BindsInstance;
import dagger.Component;
import javax.sql.DataSource;

/** A migrator for those who have no component of their own. */
@Component(modules = MigratorModule.class)
public interface MigratorComponent {
    Migrator migrator();

    /** The migrator of a database. */
    static Migrator migrator(DataSource dataSource, MigratorSettings settings) {
        return DaggerMigratorComponent.factory().create(dataSource, settings).migrator();
    }

    /** What a component needs. */
    @Component.Factory
    interface Factory {
        MigratorComponent create(@BindsInstance DataSource dataSource, @BindsInstance MigratorSettings settings);
    }
}
