package dev.patchcord.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.sandbox.kafka.FreePorts;
import dev.patchcord.sandbox.run.PatchcordCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * What a visitor does: starts the sandbox with its services as processes, and kills them with
 * signal 9 while a specialist's phone rings. Everything is seen from outside.
 */
class KilledServicesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir private Path directory;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<String> output = new CopyOnWriteArrayList<>();
  private URI twin;
  private URI console;
  private Process sandbox;

  @BeforeEach
  void start() throws IOException {
    List<Integer> ports = FreePorts.choose(6);
    twin = URI.create("http://localhost:" + ports.get(3));
    console = URI.create("http://localhost:" + ports.get(5));
    sandbox =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dconsole.class-path=" + System.getProperty("console.class-path"),
                "-cp",
                System.getProperty("java.class.path"),
                PatchcordCommand.class.getName(),
                "sandbox",
                "--no-demo",
                "--data-dir=" + directory,
                "--ingress-port=" + ports.get(0),
                "--orchestrator-port=" + ports.get(1),
                "--dialer-port=" + ports.get(2),
                "--twin-port=" + ports.get(3),
                "--kafka-port=" + ports.get(4),
                "--console-port=" + ports.get(5),
                "--ring-timeout=30")
            .redirectErrorStream(true)
            .start();
    Thread.ofVirtual().start(this::read);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(output).anyMatch(this::isWelcome));
  }

  @AfterEach
  void stop() throws InterruptedException {
    sandbox.destroy();
    assertThat(sandbox.waitFor(60, TimeUnit.SECONDS)).as("the sandbox ends when asked").isTrue();
    http.close();
  }

  @Test
  void goesOnWithACallAfterItsOrchestratorAndItsDialerWereKilledInTheMiddleOfARing()
      throws IOException {
    String specialist = specialistNumber();
    put(
        "/twin/parties/" + specialist.replace("+", "%2B"),
        """
        {"behaviour":"answers","answerAfter":"PT12S","hangUpWhen":"bridged+PT15S"}""");
    String call = callComesIn();
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(rung(specialist)).isEqualTo(1));

    kill("orchestrator");
    kill("dialer");

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(seen(call, "bridged")).isEqualTo(1));
    assertThat(rung(specialist)).as("phones that rang").isEqualTo(1);
    assertThat(output)
        .anyMatch(line -> line.contains("orchestrator") && line.contains("signal 9"))
        .anyMatch(line -> line.contains("dialer") && line.contains("signal 9"));
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(output).anyMatch(line -> line.contains("-> ENDED")));
  }

  @Test
  void saysFirstWhereCallerAndSpecialistCanBePlayed() {
    assertThat(output.getFirst()).isEqualTo("Rehearsal: " + console + "/rehearsal");
    HttpResponse<String> door =
        send(HttpRequest.newBuilder(console.resolve("/rehearsal")).GET().build());
    assertThat(door.statusCode()).isEqualTo(302);
    assertThat(door.headers().firstValue("Location").orElse("")).endsWith("/login");
  }

  private boolean isWelcome(String line) {
    return line.contains("Ctrl-C ends everything");
  }

  private void kill(String service) {
    ProcessHandle.of(pid(service)).orElseThrow().destroyForcibly();
  }

  /** The pid that the sandbox has printed for a service. */
  private long pid(String service) {
    Pattern line = Pattern.compile("\\s*" + service + "\\s.*pid (\\d+).*");
    return output.stream()
        .map(line::matcher)
        .filter(Matcher::matches)
        .map(matcher -> Long.parseLong(matcher.group(1)))
        .findFirst()
        .orElseThrow();
  }

  private String callComesIn() {
    return json(send(
            request("/twin/calls")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        """
                            {"from":"+14155550100","to":"+14155550199",\
                            "script":{"askForPersonAfter":"PT1S"}}"""))
                .build()))
        .path("callSid")
        .asString();
  }

  /** The made-up accounts are kept beside the data, for whoever wants to use them. */
  private String specialistNumber() throws IOException {
    Properties accounts = new Properties();
    try (Reader reader = Files.newBufferedReader(directory.resolve("accounts.properties"))) {
      accounts.load(reader);
    }
    return accounts.getProperty("TO_NUMBER");
  }

  private long rung(String number) {
    return entries("/twin/record").stream()
        .filter(entry -> entry.path("what").asString("").equals("phone-rang"))
        .filter(entry -> entry.path("to").asString("").equals(number))
        .count();
  }

  private long seen(String call, String what) {
    return entries("/twin/record?call=" + call).stream()
        .filter(entry -> entry.path("what").asString("").equals(what))
        .count();
  }

  private List<JsonNode> entries(String path) {
    return StreamSupport.stream(json(send(request(path).GET().build())).spliterator(), false)
        .toList();
  }

  private void put(String path, String body) {
    HttpResponse<String> response =
        send(request(path).PUT(HttpRequest.BodyPublishers.ofString(body)).build());
    assertThat(response.statusCode()).as(response.body()).isBetween(200, 204);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(twin.resolve(path)).header("Content-Type", "application/json");
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static JsonNode json(HttpResponse<String> response) {
    return ContractJson.mapper().readTree(response.body());
  }

  private void read() {
    try (BufferedReader lines = sandbox.inputReader()) {
      lines.lines().forEach(output::add);
    } catch (UncheckedIOException e) {
      output.add(e.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
