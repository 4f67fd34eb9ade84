package dev.patchcord.sandbox.twin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.twilio.security.RequestValidator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * The customer's side of the webhooks, on loopback. Checks every signature by Twilio's own
 * RequestValidator; answers what the test gave it per path, else 204.
 */
final class CustomerServer implements AutoCloseable {

  /** One webhook as it came in. */
  record Hook(
      String method,
      String path,
      String query,
      Map<String, String> form,
      Map<String, String> headers) {
    String field(String name) {
      return form.getOrDefault(name, "");
    }
  }

  /** What to answer. */
  record Reply(int status, String type, String body) {
    static Reply twiml(String verbs) {
      return new Reply(
          200, "text/xml", "<?xml version=\"1.0\"?><Response>" + verbs + "</Response>");
    }

    static Reply status(int status) {
      return new Reply(status, "text/plain", "");
    }
  }

  private final HttpServer server;
  private final RequestValidator validator;
  private final Map<String, Function<Hook, Reply>> replies = new ConcurrentHashMap<>();
  private final List<Hook> hooks = new CopyOnWriteArrayList<>();
  private final List<String> forged = new CopyOnWriteArrayList<>();

  CustomerServer(String authToken) {
    validator = new RequestValidator(authToken);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  String url(String pathAndQuery) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + pathAndQuery;
  }

  /** Answers that path with a document. */
  CustomerServer serve(String path, String verbs) {
    return serve(path, hook -> Reply.twiml(verbs));
  }

  CustomerServer serve(String path, Function<Hook, Reply> reply) {
    replies.put(path, reply);
    return this;
  }

  /** Webhooks of that path, in the order of arrival. */
  List<Hook> hooks(String path) {
    return hooks.stream().filter(hook -> hook.path().equals(path)).toList();
  }

  /** Requests whose signature Twilio's validator refused. */
  List<String> forged() {
    return forged;
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> form = parse(body);
    String raw = exchange.getRequestURI().toString();
    String signature = exchange.getRequestHeaders().getFirst("X-Twilio-Signature");
    if (!validator.validate(url(raw), form, signature == null ? "" : signature)) {
      forged.add(exchange.getRequestMethod() + " " + raw);
    }
    Map<String, String> headers = new LinkedHashMap<>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) ->
                headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
    String query = exchange.getRequestURI().getRawQuery();
    Hook hook =
        new Hook(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getPath(),
            query == null ? "" : query,
            form,
            headers);
    hooks.add(hook);
    Reply reply = replies.getOrDefault(hook.path(), any -> Reply.status(204)).apply(hook);
    byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", reply.type());
    exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static Map<String, String> parse(String form) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : form.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return fields;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
