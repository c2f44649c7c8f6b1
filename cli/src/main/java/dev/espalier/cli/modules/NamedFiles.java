package dev.espalier.cli.modules;

import java.io.IOException;
import java.util.Set;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/** What javac sees when modules are named: the bundled migrations' packages as the named modules have them. */
final class NamedFiles extends ForwardingJavaFileManager<JavaFileManager> {
    private final JavaFileManager named;

    /**
     * @param all files, with the program and the named modules on the class path
     * @param named files, with only the named modules on the class path
     */
    NamedFiles(JavaFileManager all, JavaFileManager named) {
        super(all);
        this.named = named;
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
        JavaFileManager files =
                location == StandardLocation.CLASS_PATH && Bundled.has(packageName) ? named : fileManager;
        return files.list(location, packageName, kinds, recurse);
    }
}
