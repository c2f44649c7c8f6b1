package dev.espalier.butler;

import dev.espalier.History;

/** The Butler registry: a database whose parts are looked after by managers, each with a version of its own. */
@History(
        name = "butler",
        versionTable = "alembic_version",
        managers = ButlerAttributes.class,
        newDatabase = {"attributes", "collections", "datasets"})
interface Butler {}
