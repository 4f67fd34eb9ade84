package dev.patchcord.sandbox.twin.vapi;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The customer's side of the webhooks: takes every message down, and answers as told. */
final class CustomerServer implements AutoCloseable {
  private final JsonMapper json = JsonMapper.shared();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private volatile Function<JsonNode, Answer> answers = message -> new Answer(200, "{}");

  record Received(Headers headers, byte[] body, JsonNode message) {}

  record Answer(int status, String body) {}

  CustomerServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/vapi/webhook",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          JsonNode message = json.readTree(body).path("message");
          received.add(new Received(exchange.getRequestHeaders(), body, message));
          Answer answer = answers.apply(message);
          byte[] reply = answer.body().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(answer.status(), reply.length == 0 ? -1 : reply.length);
          exchange.getResponseBody().write(reply);
          exchange.close();
        });
    server.start();
  }

  URI url() {
    return url("/vapi/webhook");
  }

  URI url(String path) {
    return URI.create("http://localhost:" + server.getAddress().getPort() + path);
  }

  /** Serves a TwiML document that depends on the posted form. */
  void serves(String path, UnaryOperator<String> document) {
    server.createContext(
        path,
        exchange -> {
          String form =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          byte[] xml = document.apply(form).getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/xml");
          exchange.sendResponseHeaders(200, xml.length);
          exchange.getResponseBody().write(xml);
          exchange.close();
        });
  }

  void answers(Function<JsonNode, Answer> how) {
    answers = how;
  }

  List<Received> received() {
    return received;
  }

  /** The messages of one session, oldest first. */
  List<JsonNode> about(String sessionId) {
    return received.stream()
        .map(Received::message)
        .filter(message -> sessionId.equals(message.path("call").path("id").asString("")))
        .toList();
  }

  /** Their types, with the status of status updates. */
  List<String> typesAbout(String sessionId) {
    return about(sessionId).stream()
        .map(
            message ->
                message.path("type").asString("")
                    + (message.has("status") ? " " + message.path("status").asString("") : ""))
        .toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
