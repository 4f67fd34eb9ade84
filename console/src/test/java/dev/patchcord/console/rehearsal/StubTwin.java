package dev.patchcord.console.rehearsal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands where the twin's control API stands: one caller is on the line, and counts questions. */
final class StubTwin implements AutoCloseable {
  static final String CALLER = "CA8be7a1740408ff2345c0d6aad1cbc4cf";

  private final HttpServer server;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile String status = "ringing";
  private volatile boolean refuses;

  StubTwin() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/twin/faults", exchange -> answer(exchange, "[]"));
    server.createContext("/twin/rest", exchange -> answer(exchange, "{\"mode\":\"ok\"}"));
    server.createContext("/twin/vapi", exchange -> answer(exchange, "{\"mode\":\"ok\"}"));
    server.createContext("/twin/vapi/sessions", exchange -> answer(exchange, "[]"));
    server.createContext("/twin/record", exchange -> answer(exchange, "[]"));
    server.createContext(
        "/twin/calls",
        exchange ->
            answer(
                exchange,
                """
                [{"callSid":"%s","direction":"inbound","from":"+14155550123","status":"%s",\
                "since":"2026-11-28T18:14:15Z"}]"""
                    .formatted(CALLER, status)));
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Paths that were asked for so far, in their order. */
  List<String> asked() {
    return asked;
  }

  /** From now on the caller's leg is said to be so. */
  void tells(String legStatus) {
    status = legStatus;
  }

  /** Whether every question is refused from now on. */
  void refuses(boolean all) {
    refuses = all;
  }

  private void answer(HttpExchange exchange, String json) throws IOException {
    asked.add(exchange.getRequestURI().getPath());
    byte[] body = (refuses ? "{\"detail\":\"not today\"}" : json).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(refuses ? 503 : 200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
