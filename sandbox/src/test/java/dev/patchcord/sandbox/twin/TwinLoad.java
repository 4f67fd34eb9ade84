package dev.patchcord.sandbox.twin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.patchcord.sandbox.twin.leg.Legs;
import dev.patchcord.sandbox.twin.party.PartyScript;
import dev.patchcord.sandbox.twin.record.Entry;
import dev.patchcord.sandbox.twin.record.TwinRecord;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * How many calls the twin carries: callers are held with music, a specialist is dialled, presses 1,
 * is bridged, and the caller hangs up. {@code main(calls, concurrency, speed)} prints the figures;
 * the customer's server runs in the same process and does as little as it can.
 */
final class TwinLoad implements AutoCloseable {
  private static final String ACCOUNT = "AC000000000000000000000000000000aa";
  private static final String TOKEN = "token";
  private static final String NUMBER = "+14155550199";
  private static final String CALLER =
      """
      {"hangUpWhen":"bridged+PT20S","hangUpAfter":"PT120S"}""";

  private final LongAdder webhooks = new LongAdder();
  private final HttpServer server;
  private final HttpClient http =
      HttpClient.newBuilder().executor(Executors.newVirtualThreadPerTaskExecutor()).build();
  private final ConfigurableApplicationContext twin;
  private final String base;

  private TwinLoad(double speed) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
    String customer = "http://127.0.0.1:" + server.getAddress().getPort();
    twin =
        TwinApplication.start(
            "--server.port=0",
            "--server.address=127.0.0.1",
            "--twin.account-sid=" + ACCOUNT,
            "--twin.auth-token=" + TOKEN,
            "--twin.speed=" + speed,
            "--twin.default-voice-url=" + customer + "/voice",
            "--twin.default-status-callback=" + customer + "/status");
    base = "http://127.0.0.1:" + twin.getEnvironment().getProperty("local.server.port");
  }

  /** Runs the load. */
  public static void main(String... args) throws Exception {
    int calls = args.length > 0 ? Integer.parseInt(args[0]) : 2000;
    int concurrency = args.length > 1 ? Integer.parseInt(args[1]) : 200;
    double speed = args.length > 2 ? Double.parseDouble(args[2]) : 20;
    try (TwinLoad load = new TwinLoad(speed)) {
      load.run(calls, concurrency);
    }
  }

  private void run(int calls, int concurrency) throws InterruptedException {
    Legs legs = twin.getBean(Legs.class);
    PartyScript script = JsonMapper.shared().readValue(CALLER, PartyScript.class);
    Semaphore lines = new Semaphore(concurrency);
    Instant began = Instant.now();
    long cpu = cpuMillis();
    long threads = 0;
    for (int i = 0; i < calls; i++) {
      lines.acquire();
      legs.call("+1555" + (1_000_000 + i), NUMBER, script).orElseThrow().whenEnded(lines::release);
      threads = Math.max(threads, ManagementFactory.getThreadMXBean().getThreadCount());
    }
    lines.acquire(concurrency);
    Duration took = Duration.between(began, Instant.now());
    TwinRecord record = twin.getBean(TwinRecord.class);
    System.gc();
    Runtime jvm = Runtime.getRuntime();
    System.out.printf(
        "%d calls, %d at a time: %.1f s, %.1f s of CPU, %d webhooks, %d bridged legs, %d entries,"
            + " %d MB used after a collection, %d platform threads at most%n",
        calls,
        concurrency,
        took.toMillis() / 1000.0,
        (cpuMillis() - cpu) / 1000.0,
        webhooks.sum(),
        record.all(Entry.Bridged.class).size(),
        record.entries().size(),
        (jvm.totalMemory() - jvm.freeMemory()) / 1_000_000,
        threads);
  }

  private static long cpuMillis() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
            .getProcessCpuTime()
        / 1_000_000;
  }

  private void answer(HttpExchange exchange) throws IOException {
    webhooks.increment();
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    URI uri = exchange.getRequestURI();
    String call = uri.getQuery() == null ? "" : uri.getQuery();
    String document =
        switch (uri.getPath()) {
          case "/voice" -> room(value(form, "CallSid"), "caller", false);
          case "/wait" -> "<Say>Please hold the line.</Say><Play>music.mp3</Play><Redirect/>";
          case "/screen" ->
              "<Gather numDigits=\"1\" timeout=\"5\" action=\"/accept?"
                  + call
                  + "\"><Say>Press 1 to accept.</Say></Gather>";
          case "/accept" -> room(call, "specialist", true);
          default -> "";
        };
    if (form.contains("participant-join") && form.contains("ParticipantLabel=caller")) {
      dial(value(form, "CallSid"));
    }
    byte[] body =
        document.isEmpty()
            ? new byte[0]
            : ("<Response>" + document + "</Response>").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/xml");
    exchange.sendResponseHeaders(body.length == 0 ? 204 : 200, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static String room(String call, String label, boolean starts) {
    return """
        <Dial action="/done"><Conference participantLabel="%s" startConferenceOnEnter="%s" \
        endConferenceOnExit="true" waitUrl="/wait" statusCallback="/room" \
        statusCallbackEvent="start end join leave">%s</Conference></Dial>"""
        .formatted(label, starts, call);
  }

  private void dial(String call) {
    String customer = "http://127.0.0.1:" + server.getAddress().getPort();
    String form =
        "To=%2B14155550101&From=%2B14155550199&Url="
            + encoded(customer + "/screen?" + call)
            + "&StatusCallback="
            + encoded(customer + "/status?" + call)
            + "&StatusCallbackEvent=initiated+ringing+answered+completed"
            + "&MachineDetection=Enable&AsyncAmd=true&AsyncAmdStatusCallback="
            + encoded(customer + "/amd?" + call);
    String credentials =
        Base64.getEncoder()
            .encodeToString((ACCOUNT + ":" + TOKEN).getBytes(StandardCharsets.UTF_8));
    var _ =
        http.sendAsync(
            HttpRequest.newBuilder(
                    URI.create(base + "/2010-04-01/Accounts/" + ACCOUNT + "/Calls.json"))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build(),
            HttpResponse.BodyHandlers.discarding());
  }

  private static String value(String form, String name) {
    int from = form.indexOf(name + "=") + name.length() + 1;
    int to = form.indexOf('&', from);
    return form.substring(from, to < 0 ? form.length() : to);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    twin.close();
    server.stop(0);
    http.shutdownNow();
  }
}
