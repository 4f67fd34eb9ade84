package dev.patchcord.sandbox.scenario;

import dev.patchcord.contract.journal.CallSnapshot;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.sandbox.run.Rehearsal;
import dev.patchcord.sandbox.run.Service;
import dev.patchcord.sandbox.timeline.TopicTail;
import io.cucumber.java.AfterAll;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.util.FileSystemUtils;

/** The call centre that all scenarios share, opened when the first of them needs it. */
public final class Stage {
  static final String OPERATOR_TOKEN = "token-of-the-operator-olga";
  private static final double SPEED = 10;

  private static Stage shared;
  // Whoever comes later does not have to find out again.
  private static RuntimeException unopened;

  private final Path directory;
  private final Lines lines;
  private final CallCentre centre;
  private final TopicTail snapshots;
  private final Map<String, CallSnapshot> atAGlance = new ConcurrentHashMap<>();

  private Stage(int callsPerSecond) {
    try {
      directory = Files.createTempDirectory("patchcord-features-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    lines = new Lines(LocalDate.now(Clock.systemUTC().withZone(ZoneOffset.UTC)));
    lines.write(flowFile(), Map.of());
    centre =
        CallCentre.of(
            Rehearsal.builder()
                .speed(SPEED)
                .with(Service.ORCHESTRATOR, "patchcord.flows.file", flowFile().toString())
                .with(Service.INGRESS, "patchcord.ingress.operators.olga", OPERATOR_TOKEN)
                .with(
                    Service.DIALER,
                    "patchcord.dialer.calls-per-second",
                    Integer.toString(callsPerSecond))
                .start());
    snapshots =
        TopicTail.start(
            centre.rehearsal().bootstrapServers(),
            Map.of(
                Topic.CALLS,
                record -> {
                  if (record.value() != null) {
                    atAGlance.put(
                        record.key(), ContractJson.read(record.value(), CallSnapshot.class));
                  }
                }),
            problem -> {
              throw new IllegalStateException(problem);
            });
  }

  /** The latest snapshot of a call. */
  CallSnapshot snapshot(String callId) {
    return atAGlance.get(callId);
  }

  static synchronized Stage shared() {
    if (unopened != null) {
      throw unopened;
    }
    if (shared == null) {
      try {
        shared = new Stage(0);
      } catch (RuntimeException e) {
        unopened = e;
        throw e;
      }
    }
    return shared;
  }

  /** A call centre of its own, whose carrier admits one call per second. */
  static Stage withOneCallPerSecond() {
    return new Stage(1);
  }

  Path flowFile() {
    return directory.resolve("lines.yaml");
  }

  Lines lines() {
    return lines;
  }

  CallCentre centre() {
    return centre;
  }

  void close() {
    snapshots.close();
    centre.close();
    try {
      FileSystemUtils.deleteRecursively(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** When the last scenario is over. */
  @AfterAll
  public static synchronized void closeShared() {
    if (shared != null) {
      shared.close();
      shared = null;
    }
  }
}
