package dev.espalier.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dagger.BindsInstance;
import dagger.Component;
import dev.espalier.Dialect;
import dev.espalier.runtime.plan.Request;
import dev.espalier.testing.FreshDatabase;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A service that gives nothing but its data source. */
class MigratorModuleTest {
    /** The service: gets the migrator injected. */
    static final class Service {
        private final Migrator migrator;

        @Inject
        Service(Migrator migrator) {
            this.migrator = migrator;
        }

        void start() {
            migrator.migrate(Request.upgrade("heads"));
        }
    }

    @Component(modules = MigratorModule.class)
    interface Application {
        Service service();

        @Component.Factory
        interface Factory {
            Application create(@BindsInstance DataSource dataSource);
        }
    }

    @Test
    void aServiceMigratesItsDatabaseWhenItStarts() throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.SQLITE)) {
            DaggerMigratorModuleTest_Application.factory()
                    .create(database.dataSource())
                    .service()
                    .start();

            assertThat(database.texts("select version_num from espalier_version order by 1"))
                    .containsExactly("audit_1", "nested_1", "shop_3");
        }
    }
}
