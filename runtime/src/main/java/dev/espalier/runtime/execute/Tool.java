package dev.espalier.runtime.execute;

import dev.espalier.runtime.store.Starter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Who is at work: the version of Espalier, and the user and host that run it. */
public final class Tool {
    private static final String VERSION = readVersion();

    private Tool() {}

    /** The version of Espalier. */
    public static String version() {
        return VERSION;
    }

    private static String readVersion() {
        Properties properties = new Properties();
        try (InputStream in = Tool.class.getResourceAsStream("/dev/espalier/runtime/tool.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "unknown");
    }

    /** The operating system's user and host, {@code user@host}. */
    static String user() {
        return Starter.user();
    }

    /** The same, and the process. */
    static String process() {
        return user() + "/" + ProcessHandle.current().pid();
    }
}
