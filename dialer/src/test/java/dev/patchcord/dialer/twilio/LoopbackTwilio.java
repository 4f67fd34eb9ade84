package dev.patchcord.dialer.twilio;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.patchcord.telemetry.CallTracer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A server on loopback that stands where Twilio's REST API stands, and counts what it is sent. */
public final class LoopbackTwilio implements AutoCloseable {
  static final RestMeter METER = new RestMeter(new SimpleMeterRegistry(), CallTracer.off());

  private final HttpServer server;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Post> posts = new CopyOnWriteArrayList<>();
  private volatile Function<Post, Answer> script = post -> Answer.json(201, call("CA9", "queued"));

  public LoopbackTwilio() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(workers);
    server.createContext("/", this::handle);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + port();
  }

  int port() {
    return server.getAddress().getPort();
  }

  public void answer(Function<Post, Answer> answers) {
    script = answers;
  }

  public List<Post> posts() {
    return posts;
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Post post =
        new Post(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getPath(),
            exchange.getRequestHeaders().getFirst("Authorization"),
            form(body),
            form(Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "")));
    posts.add(post);
    Answer answer = script.apply(post);
    if (answer.status() != 0) {
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
    // Without response headers this cuts the connection.
    exchange.close();
  }

  private static Map<String, List<String>> form(String body) {
    Map<String, List<String>> form = new LinkedHashMap<>();
    for (String pair : body.split("&")) {
      String[] parts = pair.split("=", 2);
      form.computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>())
          .add(parts.length == 2 ? decoded(parts[1]) : "");
    }
    return form;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** One request. */
  public record Post(
      String method,
      String path,
      String authorization,
      Map<String, List<String>> form,
      Map<String, List<String>> query) {

    public String field(String name) {
      return String.join(" | ", form.getOrDefault(name, List.of()));
    }

    public String asked(String name) {
      return String.join(" | ", query.getOrDefault(name, List.of()));
    }
  }

  /** What it answers; status 0 drops the connection. */
  public record Answer(int status, String body, Map<String, String> headers) {
    public static final Answer DROP = new Answer(0, "", Map.of());

    public static Answer json(int status, String body) {
      return new Answer(status, body, Map.of("Content-Type", "application/json"));
    }

    /** An error in Twilio's form. */
    public static Answer error(int status, int code, String message) {
      return json(
          status,
          """
          {"code":%d,"message":"%s","more_info":"https://www.twilio.com/docs/errors/%d","status":%d}"""
              .formatted(code, message, code, status));
    }
  }

  /** A call resource with every member that Twilio sends (OpenAPI: api.v2010.account.call). */
  public static String call(String sid, String status) {
    return call(sid, status, "Sun, 22 Nov 2026 12:00:00 +0000", "outbound-api");
  }

  static String call(String sid, String status, String created, String direction) {
    return """
        {"sid":"%1$s","date_created":"%3$s","date_updated":null,
         "parent_call_sid":null,"account_sid":"AC00000000000000000000000000000001",
         "to":"+14155550123","to_formatted":"(415) 555-0123","from":"+14155550199",
         "from_formatted":"(415) 555-0199","phone_number_sid":null,"status":"%2$s",
         "start_time":null,"end_time":null,"duration":null,"price":null,"price_unit":"USD",
         "direction":"%4$s","answered_by":null,"api_version":"2010-04-01",
         "forwarded_from":null,"group_sid":null,"caller_name":null,"queue_time":"0",
         "trunk_sid":null,
         "uri":"/2010-04-01/Accounts/AC00000000000000000000000000000001/Calls/%1$s.json",
         "subresource_uris":{"notifications":null,"recordings":null}}"""
        .formatted(sid, status, created, direction);
  }

  /** A page of a list (OpenAPI: ListCallResponse and its like). */
  static Answer page(String key, String... items) {
    return Answer.json(
        200,
        """
        {"%s":[%s],"first_page_uri":"/x.json?Page=0","next_page_uri":null,
         "previous_page_uri":null,"page":0,"page_size":50,"start":0,"end":0,"uri":"/x.json"}"""
            .formatted(key, String.join(",", items)));
  }

  static String participant(String label, String callSid) {
    return """
        {"call_sid":"%s","label":%s,"conference_sid":"CF1","account_sid":"AC1","muted":false,
         "hold":false,"status":"connected"}"""
        .formatted(callSid, label == null ? "null" : '"' + label + '"');
  }

  static String conference(String sid, String status) {
    return """
        {"sid":"%s","friendly_name":"room-CA1","status":"%s","account_sid":"AC1"}"""
        .formatted(sid, status);
  }

  static String recording(String sid, String status) {
    return """
        {"sid":"%s","call_sid":"CA1","account_sid":"AC1","status":"%s","channels":2}"""
        .formatted(sid, status);
  }
}
