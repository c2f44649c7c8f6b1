package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** The real Chromium without a window, where it is installed, driven through its DevTools protocol. */
final class Chromium implements AutoCloseable {
    private static final Path BINARY = Path.of("/usr/bin/chromium");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Integer> KEYS = Map.of(
            "Tab", 9, "Enter", 13, "Escape", 27, "ArrowLeft", 37, "ArrowUp", 38, "ArrowRight", 39, "ArrowDown", 40);

    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger last = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();

    /** Starts it with an empty page, as wide and as high as the given pixels. */
    Chromium(Path profile, int width, int height) throws Exception {
        Assumptions.assumeTrue(
                Files.isExecutable(BINARY), BINARY + " is not here; install chromium to test pages with it");
        process = new ProcessBuilder(
                        BINARY.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--hide-scrollbars",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("log").toFile())
                .start();
        HttpClient client = HttpClient.newHttpClient();
        URI list = URI.create("http://127.0.0.1:" + port(profile) + "/json/list");
        JsonNode targets =
                JSON.readTree(client.send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString())
                        .body());
        JsonNode page = targets.valueStream()
                .filter(it -> it.get("type").asText().equals("page"))
                .findFirst()
                .orElseThrow();
        socket = client.newWebSocketBuilder()
                .buildAsync(URI.create(page.get("webSocketDebuggerUrl").asText()), new Ear())
                .get(30, TimeUnit.SECONDS);
        for (String domain : List.of("Page", "Network", "Runtime", "Log", "Accessibility")) {
            send(domain + ".enable", Map.of());
        }
        send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    void open(Path page) throws Exception {
        send("Page.navigate", Map.of("url", page.toUri().toString()));
        for (int i = 0; i < 600 && events("Page.loadEventFired").isEmpty(); i++) {
            Thread.sleep(50);
        }
    }

    /** Presses a key and lets it go. */
    void press(String key) throws Exception {
        int code = Objects.requireNonNull(KEYS.get(key), key);
        String text = key.equals("Enter") ? "\r" : "";
        for (String type : List.of("keyDown", "keyUp")) {
            send(
                    "Input.dispatchKeyEvent",
                    Map.of("type", type, "key", key, "code", key, "windowsVirtualKeyCode", code, "text", text));
        }
    }

    /** The value of an expression in the page. */
    JsonNode value(String expression) throws Exception {
        return send("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true))
                .at("/result/value");
    }

    byte[] screenshot() throws Exception {
        JsonNode answer = send("Page.captureScreenshot", Map.of("format", "png"));
        return Base64.getDecoder().decode(answer.get("data").asText());
    }

    /** What has happened under a name of the protocol. */
    List<JsonNode> events(String method) {
        return events.stream()
                .filter(it -> it.get("method").asText().equals(method))
                .map(it -> it.get("params"))
                .toList();
    }

    JsonNode send(String method, Map<String, Object> parameters) throws Exception {
        int id = last.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        socket.sendText(JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true)
                .get(30, TimeUnit.SECONDS);
        JsonNode message = answer.get(60, TimeUnit.SECONDS);
        if (message.has("error")) {
            throw new IllegalStateException(method + ": " + message.get("error"));
        }
        return message.get("result");
    }

    @Override
    public void close() {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.onExit().join();
    }

    private static String port(Path profile) throws Exception {
        Path file = profile.resolve("DevToolsActivePort");
        for (int i = 0; i < 600 && (!Files.exists(file) || Files.size(file) == 0); i++) {
            Thread.sleep(100);
        }
        return Files.readAllLines(file).get(0);
    }

    /** Puts messages together from their parts, and hands them on. */
    private final class Ear implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean end) {
            message.append(part);
            if (end) {
                receive(message.toString());
                message.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void receive(String text) {
            try {
                JsonNode json = JSON.readTree(text);
                CompletableFuture<JsonNode> answer =
                        json.has("id") ? answers.remove(json.get("id").asInt()) : null;
                if (answer != null) {
                    answer.complete(json);
                } else if (json.has("method")) {
                    events.add(json);
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
