// A bot in nothing but the JDK: PORT=8000 java Webhook.java

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

public class Webhook {
    static final String GRAPH = "https://graph.facebook.com/v21.0/me/";
    static final String DESK = "263902037430900"; // the page's inbox
    static final Pattern SENDER = Pattern.compile("\"sender\":\\s*\\{\\s*\"id\":\\s*\"(\\d+)\"");
    static final Pattern TEXT = Pattern.compile("\"text\":\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
    static final HttpClient CLIENT = HttpClient.newHttpClient();

    static void call(String edge, String body) throws Exception {
        URI uri = URI.create(GRAPH + edge + "?access_token=" + System.getenv("PAGE_ACCESS_TOKEN"));
        HttpRequest request = HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
        CLIENT.send(request, HttpResponse.BodyHandlers.discarding());
    }

    static void send(String psid, String text, String more) throws Exception {
        call("messages", String.format(
            "{\"recipient\":{\"id\":\"%s\"},\"message\":{\"text\":\"%s\"},%s}", psid, text, more));
    }

    static void send(String psid, String text) throws Exception {
        send(psid, text, "\"messaging_type\":\"RESPONSE\"");
    }

    static void answer(String psid, String text) throws Exception {
        String said = text.toLowerCase();
        if (Instant.now().atZone(ZoneOffset.UTC).getHour() >= 18) {
            send(psid, "We are closed until tomorrow.");
        } else if (said.contains("human please")) {
            send(psid, "I hand you over to a colleague.");
            call("pass_thread_control", String.format(
                "{\"recipient\":{\"id\":\"%s\"},\"target_app_id\":\"%s\"}", psid, DESK));
        } else if (said.contains("news")) {
            send(psid, "Your parcel is on its way.",
                "\"messaging_type\":\"MESSAGE_TAG\",\"tag\":\"HUMAN_AGENT\"");
        } else if (said.startsWith("late")) {
            send(psid, "We will look into it and write to you.");
        } else {
            send(psid, "Hello! How can I help?");
        }
    }

    static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> found = new HashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            String[] parts = pair.split("=", 2);
            String value = parts.length > 1 ? parts[1] : "";
            found.put(URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                URLDecoder.decode(value, StandardCharsets.UTF_8));
        }
        return found;
    }

    static boolean isSigned(HttpExchange exchange, byte[] body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(System.getenv("APP_SECRET").getBytes(), "HmacSHA256"));
        String expected = "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        String given = exchange.getRequestHeaders().getFirst("X-Hub-Signature-256");
        return given != null && MessageDigest.isEqual(expected.getBytes(), given.getBytes());
    }

    static void reply(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    static void handle(HttpExchange exchange) throws IOException {
        try {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Map<String, String> query = query(exchange);
            if (exchange.getRequestMethod().equals("GET")) {
                boolean known = System.getenv("VERIFY_TOKEN").equals(query.get("hub.verify_token"));
                reply(exchange, known ? 200 : 403, known ? query.get("hub.challenge") : "");
            } else if (!isSigned(exchange, body)) {
                reply(exchange, 403, "");
            } else {
                String json = new String(body, StandardCharsets.UTF_8);
                Matcher sender = SENDER.matcher(json);
                Matcher text = TEXT.matcher(json);
                if (sender.find() && text.find() && !json.contains("\"is_echo\"")) {
                    answer(sender.group(1), text.group(1));
                }
                reply(exchange, 200, "ok");
            }
        } catch (Exception error) {
            error.printStackTrace();
            reply(exchange, 500, "");
        }
    }

    public static void main(String[] words) throws Exception {
        int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8000"));
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.createContext("/webhook", Webhook::handle);
        server.start();
    }
}
