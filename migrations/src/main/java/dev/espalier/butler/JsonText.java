package dev.espalier.butler;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.Obstacle;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Optional;

/** JSON as Butler writes it: on one line, a blank after each comma and colon, and nothing but ASCII. */
public final class JsonText {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
            .build();

    private JsonText() {}

    /**
     * The tree of a text.
     *
     * @throws UncheckedIOException when it is not JSON
     */
    public static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The configuration that a row of {@code butler_attributes} holds.
     *
     * @throws Obstacle when it does not hold one, and where it ceases to be JSON
     */
    public static ObjectNode ofRow(String row, String text) {
        try {
            if (MAPPER.readTree(text) instanceof ObjectNode object) {
                return object;
            }
            throw new Obstacle("row " + row + " of butler_attributes does not hold a JSON object; restore that row");
        } catch (JsonProcessingException e) {
            throw new Obstacle("row " + row + " of butler_attributes is not JSON: " + where(e)
                    + e.getOriginalMessage().replaceAll(", from `[^`]*`", "") + "; restore that row");
        }
    }

    /** Of a number that is too long, nobody says where it is. */
    private static String where(JsonProcessingException e) {
        return Optional.ofNullable(e.getLocation())
                .map((JsonLocation at) -> "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ")
                .orElse("");
    }

    /** The text of a tree; that of a parsed text which Butler has written is the same text. */
    public static String of(JsonNode json) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = MAPPER.createGenerator(text)) {
            generator.setPrettyPrinter(new Blanks());
            MAPPER.writeTree(new Numbers(generator), json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Writes numbers as Python does: an exponent only below 0.0001 and from 1e16 on, of two digits at least. */
    private static final class Numbers extends JsonGeneratorDelegate {
        Numbers(JsonGenerator generator) {
            super(generator, false);
        }

        @Override
        public void writeNumber(double number) throws IOException {
            if (!Double.isFinite(number) || number == 0) {
                super.writeNumber(number);
                return;
            }
            BigDecimal digits = new BigDecimal(Double.toString(number)).stripTrailingZeros();
            int exponent = digits.precision() - digits.scale() - 1;
            if (exponent < -4 || exponent >= 16) {
                String sign = exponent < 0 ? "-" : "+";
                writeNumber(digits.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + sign
                        + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent));
            } else {
                writeNumber((digits.scale() < 1 ? digits.setScale(1) : digits).toPlainString());
            }
        }
    }

    private static final class Blanks extends MinimalPrettyPrinter {
        private static final long serialVersionUID = 1;

        @Override
        public void writeObjectFieldValueSeparator(JsonGenerator json) throws IOException {
            json.writeRaw(": ");
        }

        @Override
        public void writeObjectEntrySeparator(JsonGenerator json) throws IOException {
            json.writeRaw(", ");
        }

        @Override
        public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
            json.writeRaw(", ");
        }
    }
}
