package dev.espalier.cli.command;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** A file in YAML that may hold passwords, and may have been written by anybody. */
final class YamlFile {
    /** More make texts and hash codes of a few lines that no memory holds. */
    private static final int MOST_ALIASES = 10;

    private YamlFile() {}

    /**
     * Its content.
     *
     * @throws UnusableDatabase when it is not YAML; told by line and column, never by its text
     */
    static @Nullable Object read(Path file, boolean duplicateKeys) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(duplicateKeys);
        // The warning would print the key.
        options.setWarnOnDuplicateKeys(false);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        try (Reader reader = Files.newBufferedReader(file)) {
            return new Yaml(new SafeConstructor(options)).load(reader);
        } catch (CharacterCodingException e) {
            throw unreadable(file, ": it is not UTF-8; save it so");
        } catch (IOException e) {
            throw unreadable(file, ": " + e.getMessage());
        } catch (MarkedYAMLException e) {
            throw unreadable(
                    file,
                    "; look at line " + (e.getProblemMark().getLine() + 1) + ", column "
                            + (e.getProblemMark().getColumn() + 1));
        } catch (YAMLException e) {
            throw unreadable(file, "; it is too large, too deeply nested, has too many aliases or odd characters");
        } catch (RuntimeException e) {
            // A number or a date that is none, such as 0b2.
            throw unreadable(file, "; write numbers and dates that are meant as texts in quotes");
        }
    }

    private static UnusableDatabase unreadable(Path file, String why) {
        return new UnusableDatabase(file + " cannot be read as YAML" + why);
    }
}
