package dev.espalier.runtime.store;

import dev.espalier.runtime.plan.Blocker;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** This process, as the server and other starters are told of it: {@code espalier user@host/12345 #1}. */
public final class Starter {
    private static final String NAME = "espalier ";
    private static final Pattern FORM = Pattern.compile(NAME + "(\\S+)/(\\d+) #\\d+");
    /** PostgreSQL cuts longer names. */
    private static final int LONGEST = 63;

    private static final int LONGEST_NUMBER = 7;

    /** Whoever asks for its host's name may have to wait for a name server. */
    private static final String USER = System.getProperty("user.name") + "@" + host();

    private static final String PROCESS = process();

    private static final AtomicInteger SESSIONS = new AtomicInteger();

    private Starter() {}

    /** The operating system's user and host, {@code user@host}. */
    public static String user() {
        return USER;
    }

    /**
     * What the transactions of a further session of this process are called: each has a number, so that it is found
     * behind a pooler as well.
     */
    static String newApplicationName() {
        return PROCESS + SESSIONS.incrementAndGet();
    }

    /** The other starter that calls itself so, when it is one. */
    static Optional<Blocker> blocker(String applicationName, Instant since) {
        Matcher name = FORM.matcher(applicationName);
        return name.matches()
                ? Optional.of(new Blocker.Starter(name.group(1), Long.parseLong(name.group(2)), since))
                : Optional.empty();
    }

    /** PostgreSQL takes nothing but ASCII; quotes would have to be quoted. */
    private static String process() {
        String process = "/" + ProcessHandle.current().pid() + " #";
        String user = USER.replaceAll("[^!-~]|['\\\\]", "?");
        int room = LONGEST - LONGEST_NUMBER - NAME.length() - process.length();
        return NAME + user.substring(0, Math.min(room, user.length())) + process;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
