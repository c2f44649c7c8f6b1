package dev.espalier.bench.tool;

import javax.sql.DataSource;

/** Brings a database to the newest of its migrations, connecting included. */
@FunctionalInterface
public interface Tool {
    void upgrade(DataSource database) throws Exception;
}
