package dev.patchcord.ingress;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** Vapi's {@code POST /call} on loopback, with the manners that a test chooses. */
public final class FakeVapi implements AutoCloseable {
  public static final String TWIML =
      "<Response><Connect><Stream url=\"wss://vapi.test/a?b=1&amp;c=2\"/></Connect></Response>";

  /** One request. */
  public record Received(String authorization, String body) {}

  /** Manners: answers one request, or does not. */
  public interface Manners {
    void answer(HttpExchange exchange) throws IOException;
  }

  public final List<Received> received = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile Manners manners = FakeVapi::giveTwiml;

  public FakeVapi() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/call",
        exchange -> {
          received.add(
              new Received(
                  exchange.getRequestHeaders().getFirst("Authorization"),
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
          manners.answer(exchange);
        });
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public void behave(Manners manners) {
    this.manners = manners;
  }

  public void reset() {
    received.clear();
    manners = FakeVapi::giveTwiml;
  }

  /** Keeps the caller waiting until the test is over. */
  public void neverAnswer(HttpExchange exchange) {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    exchange.close();
  }

  public static void giveTwiml(HttpExchange exchange) throws IOException {
    give(
        exchange,
        201,
        "{\"id\":\"vapi-1\",\"status\":\"queued\",\"phoneCallProviderDetails\":{\"twiml\":\""
            + TWIML.replace("\"", "\\\"")
            + "\"}}");
  }

  public static void give(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
  }
}
