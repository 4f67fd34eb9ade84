package dev.patchcord.console.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands where the ingress's operator API stands: notes what is asked, and takes everything. */
final class StubIngress implements AutoCloseable {
  private final HttpServer server;
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  /** One request. */
  record Asked(String path, String authorization, String idempotencyKey, String body) {}

  StubIngress() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/operator/calls/", this::call);
    server.createContext("/operator/dead-letters/", this::letter);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<Asked> asked() {
    return asked;
  }

  private void call(HttpExchange exchange) throws IOException {
    note(exchange);
    answer(exchange, 202, "{\"state\":\"DIALING\"}");
  }

  private void letter(HttpExchange exchange) throws IOException {
    answer(
        exchange,
        200,
        """
        {"standing":"%s","topic":"patchcord.telephony-events","partition":3,"key":"CA1","bytes":12,\
        "eventId":"delivery-1"}"""
            .formatted(note(exchange).contains("dryRun") ? "open" : "put-back"));
  }

  private String note(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked.add(
        new Asked(
            exchange.getRequestURI().getPath(),
            exchange.getRequestHeaders().getFirst("Authorization"),
            exchange.getRequestHeaders().getFirst("Idempotency-Key"),
            body));
    return body;
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
