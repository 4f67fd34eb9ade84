package dev.patchcord.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchcord.contract.Trigger;
import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.orchestrator.machine.SpringMachines;
import dev.patchcord.orchestrator.promise.CallEvidence;
import dev.patchcord.orchestrator.promise.Promise;
import dev.patchcord.sandbox.promise.CallFile;
import dev.patchcord.sandbox.promise.CallFiles;
import dev.patchcord.sandbox.promise.PromiseWatch;
import dev.patchcord.sandbox.run.Rehearsal;
import dev.patchcord.sandbox.run.Service;
import dev.patchcord.sandbox.twin.record.Entry;
import dev.patchcord.sandbox.twin.record.TwinRecord;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * A whole call centre on loopback, and the words in which scenarios speak about it. The twin's
 * people live ten times as fast as real ones; the services' own timers run in real time.
 */
final class CallCentre implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final double SPEED = 10;

  private final Rehearsal rehearsal;
  private final PromiseWatch watch;
  private final List<JournalRecord> journal = new CopyOnWriteArrayList<>();
  private final List<String> problems = new CopyOnWriteArrayList<>();
  private final List<Promise> promises = Promise.all(new SpringMachines());
  private final HttpClient http = HttpClient.newHttpClient();

  private CallCentre(Rehearsal rehearsal) {
    this.rehearsal = rehearsal;
    this.watch =
        PromiseWatch.start(rehearsal.bootstrapServers(), record(), journal::add, problems::add);
  }

  /** A call centre of this rehearsal, which it ends when it is closed. */
  static CallCentre of(Rehearsal rehearsal) {
    return new CallCentre(rehearsal);
  }

  /** Opens with a ring timeout in the twin's time, as the carrier counts it. */
  static CallCentre open(Duration ringTimeout) {
    return new CallCentre(
        Rehearsal.builder()
            .speed(SPEED)
            .ringTimeout(ringTimeout)
            .with(Service.ORCHESTRATOR, "patchcord.flow.hand-over-delay", "PT0.2S")
            .start());
  }

  Rehearsal rehearsal() {
    return rehearsal;
  }

  /**
   * Sets how the specialist's phone behaves from the next call on; JSON, see the twin's scripts.
   */
  void specialist(String script) {
    party(rehearsal.account("TO_NUMBER"), script);
  }

  /** Sets how the phone with that number behaves from the next call on. */
  void party(String number, String script) {
    put("/twin/parties/" + number.replace("+", "%2B"), script);
  }

  /** The assistant's own behaviour, for example {@code {"mode":"down"}}. */
  void assistant(String behaviour) {
    put("/twin/vapi", behaviour);
  }

  /** The carrier's REST API from now on: {@code ok}, {@code unavailable} or {@code down}. */
  void rest(String mode) {
    put("/twin/rest", "{\"mode\":\"" + mode + "\"}");
  }

  /** Takes back what {@link #assistant} has changed. */
  void assistantAsConfigured() {
    send(HttpRequest.newBuilder(twin("/twin/vapi")).DELETE().build());
  }

  /** Somebody dials our number. Returns the call id. */
  String callComesIn(String from, String script) {
    return callComesIn(from, rehearsal.account("FROM_NUMBER"), script);
  }

  /** Somebody dials one of our numbers. Returns the call id. */
  String callComesIn(String from, String to, String script) {
    String body = "{\"from\":\"%s\",\"to\":\"%s\",\"script\":%s}".formatted(from, to, script);
    HttpResponse<String> response =
        send(
            HttpRequest.newBuilder(twin("/twin/calls"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    return json(response).path("callSid").asString();
  }

  /** A phone loses its connection. */
  void loses(String legSid) {
    send(HttpRequest.newBuilder(twin("/twin/calls/" + legSid + "?drop=true")).DELETE().build());
  }

  /** The caller's phone is put down. */
  void hangsUp(String callId) {
    send(HttpRequest.newBuilder(twin("/twin/calls/" + callId)).DELETE().build());
  }

  void awaitState(String callId, CallState state) {
    await(callId + " reaches " + state)
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(visited(callId))
                    .as(() -> "journal of " + callId + ":\n" + tell(callId))
                    .contains(state));
  }

  /** The states of a call in the order in which they were entered. */
  List<CallState> visited(String callId) {
    List<CallState> visited = new CopyOnWriteArrayList<>();
    for (JournalRecord record : journalOf(callId)) {
      if (visited.isEmpty() || visited.getLast() != record.to()) {
        visited.add(record.to());
      }
    }
    return visited;
  }

  List<JournalRecord> journalOf(String callId) {
    return journal.stream().filter(record -> record.callId().equals(callId)).toList();
  }

  <T extends CallCommand> List<T> commands(String callId, Class<T> kind) {
    return journalOf(callId).stream()
        .flatMap(record -> record.commands().stream())
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  <T extends Trigger> List<T> triggers(String callId, Class<T> kind) {
    return journalOf(callId).stream()
        .map(JournalRecord::trigger)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  /** The specialist's leg that was dialled first for a call; empty before that. */
  String legOf(String callId) {
    return seen(
            Entry.RestRequest.class,
            request ->
                request.path().equals("/Calls.json")
                    && request.fields().toString().contains("call=" + callId))
        .stream()
        .map(Entry.RestRequest::callSid)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("");
  }

  TwinRecord record() {
    return rehearsal.bean(Service.TWIN, TwinRecord.class);
  }

  <T extends Entry> List<T> seen(Class<T> kind, Predicate<T> matching) {
    return record().all(kind, matching);
  }

  /** The assistant's sessions for a call, oldest first, as the twin's Vapi half tells them. */
  List<JsonNode> sessions(String callId) {
    JsonNode all =
        json(send(HttpRequest.newBuilder(twin("/twin/vapi/sessions?call=" + callId)).build()));
    return StreamSupport.stream(all.spliterator(), false).toList();
  }

  /** What is known of each call. */
  CallFiles files() {
    return watch.files();
  }

  /**
   * Everything that the product promises is kept in all calls so far, once the log has caught up.
   */
  void keptItsPromises() {
    await("every promise is kept")
        .atMost(PATIENCE)
        .untilAsserted(() -> files().open().forEach(this::keptItsPromises));
    assertThat(files().open().stream().mapToLong(call -> dialled(files().of(call))).sum())
        .as("phones that the promises are checked for")
        .isEqualTo(
            journal.stream()
                .flatMap(each -> each.commands().stream())
                .filter(DialSpecialist.class::isInstance)
                .count());
    assertThat(problems).isEmpty();
  }

  /** Everything that the product promises is kept in this call so far. */
  synchronized void keptItsPromises(String callId) {
    CallEvidence call = files().of(callId).evidence();
    assertThat(promises)
        .allSatisfy(
            promise ->
                assertThat(promise.broken(call))
                    .as(() -> promise.title() + " in\n" + tell(callId))
                    .isEmpty());
  }

  private static long dialled(CallFile call) {
    return call.phones().values().stream().filter(phone -> !phone.callback()).count();
  }

  /** A call's journal in one line per record, for failure messages. */
  String tell(String callId) {
    StringBuilder lines = new StringBuilder();
    for (JournalRecord record : journalOf(callId)) {
      lines
          .append(record.at())
          .append(' ')
          .append(ContractJson.typeName(record.trigger()))
          .append(' ')
          .append(record.from())
          .append(" -> ")
          .append(record.to())
          .append(' ')
          .append(record.rejection() == null ? record.transition() : record.rejection())
          .append(' ')
          .append(record.commands().stream().map(c -> c.getClass().getSimpleName()).toList())
          .append('\n');
    }
    return lines.toString();
  }

  URI ingress(String path) {
    return rehearsal.url(Service.INGRESS).resolve(path);
  }

  URI twin(String path) {
    return rehearsal.url(Service.TWIN).resolve(path);
  }

  void put(String path, String body) {
    HttpResponse<String> response =
        send(
            HttpRequest.newBuilder(twin(path))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build());
    assertThat(response.statusCode()).as(response.body()).isBetween(200, 204);
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(request + " got no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  static JsonNode json(HttpResponse<String> response) {
    return ContractJson.mapper().readTree(response.body());
  }

  @Override
  public void close() {
    watch.close();
    rehearsal.close();
    http.close();
  }
}
