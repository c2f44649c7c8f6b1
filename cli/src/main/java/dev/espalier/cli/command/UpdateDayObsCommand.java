package dev.espalier.cli.command;

import dev.espalier.butler.dimensions_config.DayObs;
import dev.espalier.cli.json.DayObsJson;
import dev.espalier.runtime.Migrator;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Works out anew on which days an instrument's exposures and visits were observed. */
@Command(
        mixinStandardHelpOptions = true,
        header = "Work out anew on which days something was observed.",
        footer = {
            "  espalier update-day-obs /repo/main LATISS",
            "  espalier update-day-obs -n /repo/main HSC --options day_obs_offset.HSC=43200"
        },
        description = {
            "Gives an instrument's exposures and visits the day of observation that follows from when they began, where they have another one.",
            "When days begin is known of Rubin Observatory's instruments; of others say it with --options day_obs_offset.INSTRUMENT=SECONDS, the seconds from TAI midnight."
        })
public final class UpdateDayObsCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DATABASE", arity = "0..1", description = "The database (see: help).")
    private @Nullable String database;

    @Parameters(index = "1", paramLabel = "INSTRUMENT", arity = "0..1", description = "The instrument's name.")
    private @Nullable String instrument;

    @Option(names = "--instrument", paramLabel = "NAME", description = "INSTRUMENT, where no DATABASE is written.")
    private @Nullable String named;

    @Option(
            names = {"-n", "--dry-run"},
            description = "Only print how many would change.")
    private boolean dryRun;

    @Mixin
    private MigrationOptions options = new MigrationOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        String name = BehindDatabase.once(spec, "instrument", instrument, "--instrument", named)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "Name the INSTRUMENT, behind DATABASE or behind --instrument."));
        Migrator migrator = options.migrator(database);
        RegistryCommands.expectRegistry(migrator);
        PrintWriter out = json.out();
        DayObs.Result result = dryRun
                ? migrator.reading(db -> DayObs.find(db, name))
                : migrator.writing(
                        db -> DayObs.update(db, name),
                        blocker -> StepLines.print(blocker, spec.commandLine().getErr()));
        json.result(() -> new DayObsJson(dryRun, rows(result.exposures()), rows(result.visits()), result.days()));
        out.println(line("exposures", result.exposures()));
        out.println(line("visits", result.visits()));
        if (result.days() > 0) {
            out.println("days that day_obs did not have: " + result.days() + (dryRun ? " to add" : " added"));
        }
        if (dryRun) {
            out.println("Nothing was done.");
        }
        return 0;
    }

    private static DayObsJson.Rows rows(DayObs.Rows rows) {
        return new DayObsJson.Rows(rows.total(), rows.changed(), rows.undated());
    }

    private String line(String what, DayObs.Rows rows) {
        return what + ": " + rows.changed() + " of " + rows.total() + (dryRun ? " to change" : " changed")
                + (rows.undated() == 0 ? "" : ", " + rows.undated() + " without begin left alone");
    }
}
