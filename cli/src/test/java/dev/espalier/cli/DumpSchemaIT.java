package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.Dialect;
import dev.espalier.cli.Jar.Result;
import dev.espalier.testing.FreshDatabase;
import dev.espalier.testing.SqlScripts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tables of a database, in words. */
class DumpSchemaIT {
    private static final String SONG = """
            table=song
              column=album type=INTEGER nullable=True default=None [table=song]
              column=id type=INTEGER nullable=False default=None [table=song]
              column=title type=VARCHAR(32) nullable=False default='unnamed' [table=song]
              PK name=song_pk columns=(id) [table=song]
              UNIQUE name=song_unq columns=(album,title) [table=song]
              FK name=song_album (album) -> album(id) [table=song]
              CHECK name=song_titled sqltext=title <> '' [table=song]
              INDEX name=song_by_title columns=(title) unique=0 [table=song]
            """;
    private static final String ALBUM = """
            table=album
              column=id type=INTEGER nullable=False default=None [table=album]
              PK name=None columns=(id) [table=album]
            """;

    @TempDir
    private Path folder = Path.of("");

    private final Jar jar = new Jar(Path.of("target"));

    @Test
    void allTablesOrTheNamedOnesAreDescribed() throws Exception {
        try (FreshDatabase database = songs()) {
            byte[] before = Files.readAllBytes(Path.of(database.address()));

            assertThat(jar.run("dump-schema", database.address())).isEqualTo(new Result(0, ALBUM + SONG, ""));
            assertThat(jar.run("dump-schema", database.address(), "song")).isEqualTo(new Result(0, SONG, ""));
            assertThat(jar.run("dump-schema", database.address(), "song", "album"))
                    .isEqualTo(new Result(0, ALBUM + SONG, ""));
            assertThat(Files.readAllBytes(Path.of(database.address()))).isEqualTo(before);
        }
    }

    @Test
    void tablesCanBeNamedWhereNoDatabaseIsWritten() throws Exception {
        try (FreshDatabase database = songs()) {
            Jar here = jar.with(Map.of("ESPALIER_URL", "jdbc:sqlite:" + database.address()));
            assertThat(here.run("dump-schema", "--table", "song").out()).isEqualTo(SONG);
            assertThat(here.run("dump-schema", "--table", "song", "--table", "album")
                            .out())
                    .isEqualTo(ALBUM + SONG);
        }
    }

    @Test
    void anUnknownTableIsRefusedAndNothingElseSaid() throws Exception {
        try (FreshDatabase database = songs()) {
            assertThat(jar.run("dump-schema", database.address(), "album", "sonk", "year"))
                    .isEqualTo(new Result(3, "", """
                            [REV328] the database has no table 'sonk'; did you mean song?
                            [REV328] the database has no table 'year'; see all with: dump-schema DATABASE
                            """));
        }
    }

    @Test
    void withoutADatabaseNoneIsMade() throws Exception {
        Result result = new Jar(folder).run("dump-schema");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).startsWith("there is no registry.sqlite3 in this folder");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource
    void registriesAreDescribedAsTheOriginalDoes(Dialect dialect) throws Exception {
        Path butler = Path.of(System.getProperty("espalier.shared", ""), "butler");
        Assumptions.assumeTrue(Files.isDirectory(butler), butler + " is not here to compare with");
        Path recorded = butler.resolve(dialect.name().toLowerCase(Locale.ROOT));
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            try (Connection connection = database.dataSource().getConnection()) {
                SqlScripts.load(connection, recorded.resolve("uuid-int.sql"));
            }
            jar.run("stamp", database.address());
            assertThat(jar.run("dump-schema", database.address()).out())
                    .isEqualTo(Files.readString(recorded.resolve("steps/attributes/start.schema.txt")));

            assertThat(jar.run("upgrade", database.address(), "4e2d7a28475b").exitCode())
                    .isZero();
            assertThat(jar.run("dump-schema", database.address()).out())
                    .isEqualTo(Files.readString(recorded.resolve("steps/datasets/4e2d7a28475b.schema.txt")));
        }
    }

    private static FreshDatabase songs() throws Exception {
        FreshDatabase database = FreshDatabase.of(Dialect.SQLITE);
        database.execute(
                "create table album (id integer not null primary key)",
                "create table song (id integer not null, title varchar(32) not null default 'unnamed', album integer,"
                        + " constraint song_pk primary key (id), constraint song_unq unique (album, title),"
                        + " constraint song_album foreign key (album) references album (id),"
                        + " constraint song_titled check (title <> ''))",
                "create index song_by_title on song (title)");
        return database;
    }
}
