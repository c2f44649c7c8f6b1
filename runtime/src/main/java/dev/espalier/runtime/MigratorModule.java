package dev.espalier.runtime;

import dagger.BindsOptionalOf;
import dagger.Module;
import dagger.Provides;
import dagger.Reusable;
import dev.espalier.runtime.execute.LoadedHistory;

/**
 * The Dagger module of {@link Migrator}. A component that includes it gives a {@link javax.sql.DataSource} and, where
 * the defaults do not fit, {@link MigratorSettings}; the migrations are those on the class path.
 */
@Module
public interface MigratorModule {
    /** Settings are optional. */
    @BindsOptionalOf
    MigratorSettings settings();

    /** The migrations that the class path holds. */
    @Provides
    @Reusable
    static LoadedHistory history() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return LoadedHistory.load(loader == null ? MigratorModule.class.getClassLoader() : loader);
    }
}
