package dev.espalier.bench.tool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Migrations of one statement each, the same for every tool, as the files that it reads.
 *
 * @param statements one for each migration
 * @param folder where the files are
 */
public record Workload(List<String> statements, Path folder) {
    /** So many migrations; each makes a table with a key. The files are written and compiled into the folder. */
    public static Workload of(int size, Path folder) throws IOException {
        Workload workload = sources(size, folder);
        Espalier.compile(workload);
        Flyway.write(workload);
        Liquibase.write(workload);
        MyBatis.write(workload);
        return workload;
    }

    /** The same without the peers' files, and not compiled. */
    public static Workload sources(int size, Path folder) throws IOException {
        return sources(size, size, folder);
    }

    /**
     * So many migrations, compiled, without the peers' files; those behind the first tables add a row to one of them.
     */
    public static Workload longer(int tables, int size, Path folder) throws IOException {
        Workload workload = sources(tables, size, folder);
        Espalier.compile(workload);
        return workload;
    }

    private static Workload sources(int tables, int size, Path folder) throws IOException {
        Workload workload = new Workload(
                IntStream.rangeClosed(1, size)
                        .mapToObj(i -> i <= tables
                                ? "create table t" + i + " (id bigint primary key, name text not null)"
                                : "insert into t" + (i % tables + 1) + " values (" + i + ", 'row')")
                        .toList(),
                folder);
        Espalier.write(workload);
        return workload;
    }

    /** Ours, on these migrations. */
    public Tool ours() {
        return new Espalier(this);
    }

    /** The others by name, on these migrations. */
    public Map<String, Tool> peers() {
        Map<String, Tool> peers = new LinkedHashMap<>();
        peers.put("MyBatis Migrations", new MyBatis(this));
        peers.put("Flyway", new Flyway(this));
        peers.put("Liquibase", new Liquibase(this));
        return peers;
    }

    /** How many there are. */
    public int size() {
        return statements.size();
    }
}
