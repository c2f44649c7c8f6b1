package dev.espalier.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexNameTest {
    @ParameterizedTest
    @CsvSource({
        "butler, com.example.A, ButlerIndex",
        "my_shop, A, My_shopIndex",
        "'', com.example.shop.A, ComExampleShopIndex",
        "'', com.example.shop.A com.example.shop.cart.B$C, ComExampleShopIndex",
        "'', com.example.shop.A com.example.shopping.A, ComExampleIndex",
        "'', com.example.A org.example.A, Index",
        "'', A com.example.A, Index",
    })
    void theNameComesFromTheHistoryOrElseFromThePackages(String history, String types, String name) {
        List<RevisionNode> nodes =
                Stream.of(types.split(" ")).map(IndexNameTest::declaredIn).toList();

        assertThat(IndexName.of(history, nodes)).isEqualTo(name);
    }

    private static RevisionNode declaredIn(String type) {
        return new RevisionNode("", List.of(), List.of(), new TreeName("cart"), "", "", Set.of(), type, "", "");
    }
}
