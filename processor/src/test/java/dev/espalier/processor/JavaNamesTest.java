package dev.espalier.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.graph.TreeName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaNamesTest {
    @ParameterizedTest
    @CsvSource({
        "datasets, datasets, Datasets",
        "dimensions-config, dimensions_config, DimensionsConfig",
        "datasets/int_1.0.0_to_uuid_1.0.0, oneshot.datasets.int_1_0_0_to_uuid_1_0_0, IntToUuid",
        "collections/name_2.0.0_to_int_2.0.0, oneshot.collections.name_2_0_0_to_int_2_0_0, NameToInt",
        "datasets/1.0-2.0, oneshot.datasets._1_0_2_0, Datasets",
        "default, default_, Default",
        "cart/int, oneshot.cart.int_, Int",
        "string, string, StringTree",
        "revision, revision, RevisionTree"
    })
    void treesArePackagesWithAnInterface(String tree, String packageName, String interfaceName) {
        assertThat(JavaNames.packageOf(new TreeName(tree))).isEqualTo(packageName);
        assertThat(JavaNames.interfaceOf(new TreeName(tree))).isEqualTo(interfaceName);
    }

    @ParameterizedTest
    @CsvSource({
        "ByDimensionsDatasetRecordStorageManagerUUID, 2.0.0, ByDimensionsDatasetRecordStorageManagerUUID_2_0_0",
        "daf_butler, 7, DafButler_7",
        "embargo, 1, Embargo_1",
        "Store, 1.0-rc+2, Store_1_0_rc_2",
        "1st, 1, _1st_1",
        "Größe, ä.1, Größe_ä_1",
        "--, 1, _1"
    })
    void migrationsAreClassesNamedAfterManagerAndVersion(String manager, String version, String name) {
        assertThat(JavaNames.classOf(manager, version)).isEqualTo(name);
    }
}
