package dev.espalier.cli.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes documents as JSON. Components of records keep their order and are never left out: what is empty is null.
 * Within a version of the schema they are only added.
 */
public final class Json {
    private Json() {}

    /** The text; null where nothing is said. */
    public static @Nullable String given(String text) {
        return text.isEmpty() ? null : text;
    }

    /** Writes a document and ends the line. */
    public static void write(Document document, PrintWriter out) {
        try {
            Jackson.WRITER.writeValue(out, document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.println();
    }

    /** Loaded only where a document is written, which few commands are asked to do: it is more than 300 classes. */
    private static final class Jackson {
        private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

        static final ObjectWriter WRITER = JsonMapper.builder()
                .addModule(new Jdk8Module())
                .visibility(PropertyAccessor.FIELD, Visibility.ANY)
                .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .build()
                .writer(new DefaultPrettyPrinter().withObjectIndenter(LINES).withArrayIndenter(LINES));
    }
}
