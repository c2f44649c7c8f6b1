package dev.espalier.butler;

import dev.espalier.History;
import dev.espalier.Option;

/** The Butler registry: a database whose parts are looked after by managers, each with a version of its own. */
@History(
        name = "butler",
        versionTable = "alembic_version",
        managers = ButlerAttributes.class,
        newDatabase = {
            "attributes",
            "dimensions-config",
            "dimensions",
            "collections",
            "datasets",
            "datastores",
            "opaque"
        },
        options =
                @Option(
                        name = "namespace",
                        meaning =
                                "the namespace of a dimension universe that does not name its own, by default daf_butler"))
interface Butler {}
