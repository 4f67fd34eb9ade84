package dev.patchcord.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.sandbox.promise.CallFile;
import dev.patchcord.sandbox.twin.record.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;

/** One scenario: its line, who behaves how, and the calls that were made. */
final class Scene {
  /** Of the services' time. */
  static final Duration PATIENCE = Duration.ofSeconds(40);

  private static final AtomicInteger CALLERS = new AtomicInteger(1_000_000);

  private final Map<String, String> numbers = new HashMap<>();
  private final Map<String, Map<String, Object>> callers = new HashMap<>();
  private final Map<Person, Map<String, Object>> specialists = new HashMap<>();
  private final Map<String, List<String>> calls = new LinkedHashMap<>();
  private final List<Runnable> afterTheCall = new ArrayList<>();
  private final List<Runnable> afterTheFirstTry = new ArrayList<>();
  private Stage stage;
  private Lines.Line line;

  Stage stage() {
    if (stage == null) {
      stage = Stage.shared();
    }
    return stage;
  }

  void onStage(Stage own) {
    stage = own;
  }

  CallCentre centre() {
    return stage().centre();
  }

  void takeLine(String words) {
    line = stage().lines().take(words);
  }

  Lines.Line line() {
    return line;
  }

  /** How a specialist behaves: a party script, to be completed. */
  Map<String, Object> specialist(Person person) {
    return specialists.computeIfAbsent(
        person, any -> new HashMap<>(Map.of("behaviour", "answers")));
  }

  /** How a caller behaves: a party script, to be completed. */
  Map<String, Object> caller(String name) {
    return callers.computeIfAbsent(name, any -> new HashMap<>());
  }

  /** Something that the caller wants of the assistant. */
  void wants(String name, int session, String after, String tool, Map<String, ?> arguments) {
    Map<String, Object> wish = new HashMap<>();
    wish.put("after", after);
    wish.put("session", session);
    wish.put("arguments", arguments);
    if (tool != null) {
      wish.put("tool", tool);
    }
    member(caller(name), "asks").add(wish);
  }

  @SuppressWarnings("unchecked") // Only this class makes the lists in scripts.
  static List<Object> member(Map<String, Object> script, String name) {
    return (List<Object>) script.computeIfAbsent(name, any -> new ArrayList<>());
  }

  String number(String name) {
    return numbers.computeIfAbsent(name, any -> "+1212" + CALLERS.incrementAndGet());
  }

  /** What is to change when the caller's call has ended. */
  void later(Runnable change) {
    afterTheCall.add(change);
  }

  /** What is to change when the caller's phone has been tried once. */
  void laterStill(Runnable change) {
    afterTheFirstTry.add(change);
  }

  void triedOnce() {
    afterTheFirstTry.forEach(Runnable::run);
    afterTheFirstTry.clear();
  }

  void callEnded() {
    afterTheCall.forEach(Runnable::run);
    afterTheCall.clear();
  }

  /** Puts every phone into its behaviour. */
  void rehearse() {
    specialists.forEach((person, script) -> behaves(line.phone(person), script));
  }

  void behaves(String number, Map<String, Object> script) {
    centre().party(number, ContractJson.mapper().writeValueAsString(script));
  }

  /** The caller dials the line. */
  void dials(String name) {
    dials(name, line);
  }

  void dials(String name, Lines.Line dialled) {
    rehearse();
    String script = ContractJson.mapper().writeValueAsString(caller(name));
    began(name, centre().callComesIn(number(name), dialled.dialled(), script));
  }

  void began(String name, String callId) {
    calls.computeIfAbsent(name, any -> new ArrayList<>()).add(callId);
  }

  /** The caller's latest call. */
  String call(String name) {
    return calls.get(name).getLast();
  }

  /** All calls of this scenario. */
  List<String> calls() {
    return calls.values().stream().flatMap(List::stream).toList();
  }

  /** All calls of one caller, first the one that the caller made. */
  List<String> calls(String name) {
    return calls.get(name);
  }

  /** Waits until this holds. */
  void eventually(String what, ThrowingRunnable holds) {
    await(what)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(
            () -> {
              try {
                holds.run();
              } catch (AssertionError e) {
                throw new AssertionError(e.getMessage() + "\n" + tell(), e);
              }
            });
  }

  /** All that is known of the calls of this scenario, in the order in which it happened. */
  Stream<Entry> seen() {
    return calls().stream().flatMap(call -> evidence(call).entries().stream());
  }

  <T extends Entry> Stream<T> seen(Class<T> kind) {
    return seen().filter(kind::isInstance).map(kind::cast);
  }

  CallFile evidence(String callId) {
    return centre().files().of(callId);
  }

  /** The legs that rang this specialist, or would have, in this scenario. */
  List<String> legs(Person person) {
    List<String> specialists =
        calls().stream()
            .flatMap(call -> evidence(call).phones().values().stream())
            .map(CallFile.Phone::legSid)
            .toList();
    return seen(Entry.LegChanged.class)
        .filter(change -> change.to().equals(line.phone(person)))
        .map(Entry.LegChanged::callSid)
        .filter(specialists::contains)
        .distinct()
        .toList();
  }

  /** What was said on these legs. */
  List<String> heard(List<String> legs) {
    return seen(Entry.Heard.class)
        .filter(heard -> legs.contains(heard.callSid()))
        .map(Entry.Heard::content)
        .toList();
  }

  boolean talked(List<String> callers, List<String> specialists) {
    return seen(Entry.Bridged.class)
        .filter(bridged -> callers.contains(bridged.callSid()))
        .anyMatch(bridged -> bridged.with().stream().anyMatch(specialists::contains));
  }

  Stream<JournalRecord> journal() {
    return calls().stream().flatMap(call -> centre().journalOf(call).stream());
  }

  boolean isOver(String callId) {
    return centre().visited(callId).contains(CallState.ENDED);
  }

  /** What happened, for whoever has to find out why a scenario fails. */
  String tell() {
    StringBuilder story = new StringBuilder();
    calls()
        .forEach(
            call -> {
              story.append("journal of ").append(call).append(":\n").append(centre().tell(call));
              story.append("the twin saw:\n");
              evidence(call).entries().stream()
                  .filter(entry -> !(entry instanceof Entry.WebhookSent))
                  .forEach(entry -> story.append("  ").append(brief(entry)).append('\n'));
            });
    return story.toString();
  }

  private static String brief(Entry entry) {
    String text = entry.toString();
    return text.length() > 260 ? text.substring(0, 260) + "..." : text;
  }

  /** Everybody who is still on the line hangs up, and the call is over. */
  void endAll() {
    for (String call : calls()) {
      if (!isOver(call)) {
        centre().hangsUp(call);
      }
    }
    eventually(
        "all calls are over", () -> assertThat(calls()).allSatisfy(call -> assertOver(call)));
  }

  private void assertOver(String call) {
    assertThat(evidence(call).isOver()).as("call %s is over, all phones are silent", call).isTrue();
  }
}
