package dev.espalier.cli.modules;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;

/**
 * Loads named modules of migrations. They see their own libraries first, and what they share with the program is the
 * program's; of the bundled migrations they see nothing.
 */
final class ModuleLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    private ModuleLoader(URL[] classPath) {
        super("migrations", classPath, ModuleLoader.class.getClassLoader());
    }

    static ModuleLoader of(List<Path> classPath) {
        return new ModuleLoader(classPath.stream().map(ModuleLoader::url).toArray(URL[]::new));
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : isShared(name) ? super.loadClass(name, resolve) : ownFirst(name, resolve);
        }
    }

    private Class<?> ownFirst(String name, boolean resolve) throws ClassNotFoundException {
        try {
            return findClass(name);
        } catch (ClassNotFoundException e) {
            if (Bundled.has(name)) {
                throw e;
            }
            return super.loadClass(name, resolve);
        }
    }

    /** What passes between the program and a migration, mappers included, must be the same class for both. */
    private static boolean isShared(String name) {
        return name.startsWith("java.")
                || name.startsWith("org.apache.ibatis.")
                || (name.startsWith("dev.espalier.") && !Bundled.has(name));
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return name.equals(Place.SERVICE) ? findResources(name) : super.getResources(name);
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("every file has a URL", e);
        }
    }
}
