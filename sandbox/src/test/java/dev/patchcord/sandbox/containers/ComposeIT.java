package dev.patchcord.sandbox.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Brings the compose file up for real, one stage after the other so that a small machine is not
 * asked to start everything at once; lets callers be connected, adds an instance of each service,
 * and kills one of each and a broker in one moment, while phones ring. Runs after packaging, since
 * the images are made of the jars.
 */
class ComposeIT {
  /** Enough that each instance has some of them. */
  private static final int CALLERS = 6;

  private static final List<String> ONE_OF_EACH =
      List.of("orchestrator-1", "dialer-1", "ingress-1", "kafka-2-1");

  private static final Path TRANSCRIPT = Path.of("target", "compose-run.txt");
  private static final Path LOGS = Path.of("target", "compose-logs.txt");

  /** What the twin saw and heard, a line for each: read it to learn what became of a caller. */
  private static final Path RECORD = Path.of("target", "compose-record.jsonl");

  /** Shorter than the dialer waits for an answer, long enough to kill something in between. */
  private static final Duration RINGING = Duration.ofSeconds(10);

  private static final Duration WAVE = Duration.ofMinutes(1);
  private static final Duration WARM = Duration.ofMinutes(4);
  private static final Duration RUNG = Duration.ofMinutes(2);
  private static final Duration CONNECTED = Duration.ofMinutes(3);

  @TempDir Path folder;

  @Test
  void connectsCallersOnTheServicesInContainersThoughSomeOfThemDie() throws Exception {
    ContainerEngine.orSkip(getClass(), ContainerEngine.kafkaImage(), "eclipse-temurin:25-jre");
    if (!ComposeProject.isInstalled()) {
      ContainerEngine.skip(getClass(), "the command 'docker compose' is not installed here");
    }
    Transcript transcript = new Transcript(TRANSCRIPT, Clock.systemUTC());
    try (ComposeProject project = new ComposeProject(folder.resolve("output"))) {
      try {
        start(project, transcript);
        RehearsedCalls calls = new RehearsedCalls(project.twin());
        warmUp(calls, 1, transcript);
        grow(project, transcript);
        warmUp(calls, 3, transcript);
        calls.specialistAnswersAfter(RINGING);
        goesOnWithoutOneOfEach(project, calls, transcript);
      } catch (IllegalStateException | AssertionError | ConditionTimeoutException e) {
        throw new AssertionError(project.logs("60"), e);
      } finally {
        Files.writeString(LOGS, project.logs("all"));
      }
    }
    transcript.tell("everything is taken down");
  }

  private static void start(ComposeProject project, Transcript transcript) throws Exception {
    List<String> services = List.of("twin", "ingress", "orchestrator", "dialer", "console");
    for (String service : services) {
      project.build(service);
    }
    transcript.tell("images are built: %s", String.join(", ", services));
    project.up(List.of("kafka-1", "kafka-2", "kafka-3"));
    transcript.tell("three brokers are healthy");
    for (String service : services) {
      project.scale(service, 1);
      transcript.tell("one %s is healthy", service);
    }
  }

  /**
   * Callers nobody judges: the first calls of services that have just started are slow, and a
   * caller's patience is real. So many at a time, until so many more are connected; the next ones
   * dial when those before are connected or over, or have been on the line for long enough.
   */
  private static void warmUp(RehearsedCalls calls, int callers, Transcript transcript)
      throws Exception {
    int before = bridged(calls).size();
    List<String> placed = new ArrayList<>();
    AtomicLong lastWave = new AtomicLong();
    await("callers who warm the services up are connected")
        .atMost(WARM)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              List<JsonNode> record = calls.record();
              Set<String> bridged = Set.copyOf(RehearsedCalls.bridged(record));
              if (bridged.size() >= before + callers) {
                return true;
              }
              Set<String> onTheLine = new HashSet<>(placed);
              onTheLine.removeAll(bridged);
              onTheLine.removeAll(RehearsedCalls.over(record));
              if (onTheLine.isEmpty() || System.nanoTime() - lastWave.get() > WAVE.toNanos()) {
                placed.addAll(calls.place(callers));
                lastWave.set(System.nanoTime());
              }
              return false;
            });
    transcript.tell(
        "warm: of %d callers who are not judged, %d are connected",
        placed.size(), bridged(calls).size() - before);
  }

  private static Set<String> bridged(RehearsedCalls calls) throws Exception {
    return Set.copyOf(RehearsedCalls.bridged(calls.record()));
  }

  private static void grow(ComposeProject project, Transcript transcript) throws Exception {
    for (String service : List.of("ingress", "orchestrator", "dialer")) {
      project.scale(service, 2);
      transcript.tell("a second %s is healthy", service);
    }
  }

  /** Some callers dial, and some containers die while the phones of their specialists ring. */
  private static void goesOnWithoutOneOfEach(
      ComposeProject project, RehearsedCalls calls, Transcript transcript) throws Exception {
    List<String> placed = calls.place(CALLERS);
    transcript.tell("%d callers dial", CALLERS);
    await("every caller's specialist hears the phone ring")
        .atMost(RUNG)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> RehearsedCalls.rung(calls.record()).containsAll(placed));
    project.kill(ONE_OF_EACH);
    List<String> waiting = new ArrayList<>(placed);
    waiting.removeAll(bridged(calls));
    transcript.tell(
        "killed: %s; %d callers were not connected yet",
        String.join(", ", ONE_OF_EACH), waiting.size());
    assertThat(waiting).as("callers whom the dead left behind").isNotEmpty();

    try {
      await("every caller is with a person, or back with the assistant")
          .atMost(CONNECTED)
          .pollInterval(Duration.ofMillis(500))
          .untilAsserted(
              () -> {
                List<JsonNode> record = calls.record();
                assertThat(placed).allMatch(call -> RehearsedCalls.goesOn(call, record));
              });
      assertThat(bridged(calls)).as("callers with a person").containsAnyElementsOf(waiting);
    } finally {
      List<JsonNode> record = calls.record();
      Files.write(RECORD, record.stream().map(JsonNode::toString).toList());
      placed.forEach(call -> transcript.tell("%s", RehearsedCalls.fate(call, record)));
    }
    assertThat(RehearsedCalls.rungTwiceAtOnce(calls.record()))
        .as("callers for whom two phones rang at once")
        .isEmpty();
  }
}
