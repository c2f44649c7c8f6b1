package dev.espalier.processor;

import dev.espalier.RevisionIndex;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** What a program finds that has compiled modules on its class path, and which of their classes it has loaded. */
final class Loaded extends URLClassLoader {
    private final List<String> classes = new ArrayList<>();

    private Loaded(URL[] urls) {
        super(urls, RevisionIndex.class.getClassLoader());
    }

    static Loaded from(Path... modules) throws IOException {
        URL[] urls = new URL[modules.length];
        for (int i = 0; i < modules.length; i++) {
            urls[i] = modules[i].toUri().toURL();
        }
        return new Loaded(urls);
    }

    List<RevisionIndex> indexes() {
        return ServiceLoader.load(RevisionIndex.class, this).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    List<String> classes() {
        return classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        Class<?> found = super.findClass(name);
        classes.add(name);
        return found;
    }
}
