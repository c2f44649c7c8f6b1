package dev.espalier.butler.dimensions;

import dev.espalier.Migration;
import dev.espalier.MigrationContext;
import dev.espalier.Revision;
import dev.espalier.schema.Names;
import dev.espalier.schema.TableChange;
import java.util.List;
import java.util.stream.Stream;

/**
 * Migration script for StaticDimensionRecordStorageManager 6.0.1.
 *
 * <p>What overlaps a place in the sky is found by an index from then on.
 */
@Revision(
        id = "1601d5973bf8",
        parent = "87a30df8c8c5",
        tree = Dimensions.TREE,
        manager = Dimensions.STATIC,
        version = "6.0.1")
public final class StaticDimensionRecordStorageManager_6_0_1 implements Migration {
    private static final List<Overlap> OVERLAPS = List.of(
            Overlap.of("patch_skypix_overlap", "skymap", "tract", "patch"),
            Overlap.of("tract_skypix_overlap", "skymap", "tract"),
            Overlap.of("visit_detector_region_skypix_overlap", "instrument", "detector", "visit"),
            Overlap.of("visit_skypix_overlap", "instrument", "visit"));

    @Override
    public void upgrade(MigrationContext db) {
        db.alter(OVERLAPS.stream()
                .map(overlap -> TableChange.of(overlap.table()).addIndex(overlap.columns()))
                .toArray(TableChange[]::new));
    }

    @Override
    public void downgrade(MigrationContext db) {
        db.alter(OVERLAPS.stream()
                .map(overlap -> TableChange.of(overlap.table()).dropIndex(overlap.index()))
                .toArray(TableChange[]::new));
    }

    /** A table of what overlaps which place in the sky, and the columns of its index. */
    private record Overlap(String table, List<String> indexed) {
        static Overlap of(String table, String... columns) {
            List<String> place = List.of("skypix_system", "skypix_level", "skypix_index");
            return new Overlap(
                    table, Stream.concat(place.stream(), Stream.of(columns)).toList());
        }

        String[] columns() {
            return indexed.toArray(String[]::new);
        }

        String index() {
            return Names.index(table, indexed);
        }
    }
}
