package dev.espalier.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "Adds a price. Really.                    ~ Adds a price.",
                "Goes to version 2.0.0 of it. Really.     ~ Goes to version 2.0.0 of it.",
                "` Adds\n  a price\n @since 1.0`          ~ Adds a price",
                "`Adds a price\n <p>Really.`              ~ Adds a price",
                "Makes {@code a.b} an {@link java.lang.Long integer}. Really. ~ Makes a.b an integer.",
                "See {@link Carts#of(int, int) there} and {@link Carts}.      ~ See there and Carts.",
                "Faster! Better.                          ~ Faster!",
                "`  `                                     ~ ``",
                "@since 1.0                               ~ ``",
            })
    void theFirstSentenceOfADocCommentIsWithoutItsTags(String comment, String sentence) {
        assertThat(Description.firstSentence(comment).orElse("")).isEqualTo(sentence);
    }

    @Test
    void aDescriptionIsOneLineOfAtMost200Characters() {
        assertThat(Description.line(" a\n\t b  ")).contains("a b");
        assertThat(Description.line("word ".repeat(100)).orElseThrow())
                .hasSizeBetween(195, 200)
                .endsWith(" word…");
        assertThat(Description.line(" \n ")).isEmpty();
    }

    @Test
    void aRevisionOfWhichNothingIsSaidHasAStandardSentence() {
        assertThat(Description.standard("datasets", "", ""))
                .isEqualTo("This is an initial pseudo-revision of the 'datasets' tree.");
        assertThat(Description.standard("dimensions-config", "daf_butler", "1"))
                .isEqualTo("Migration script for daf_butler 1.");
    }
}
