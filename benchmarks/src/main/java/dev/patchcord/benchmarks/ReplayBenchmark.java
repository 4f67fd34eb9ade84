package dev.patchcord.benchmarks;

import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.orchestrator.machine.SpringMachines;
import dev.patchcord.orchestrator.replay.CallJournal;
import dev.patchcord.orchestrator.replay.CallReplay;
import dev.patchcord.orchestrator.replay.JournalLine;
import dev.patchcord.orchestrator.replay.ReplayedCall;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Records replayed per second, on one thread: calls of a soak with faults. What reading the same
 * records from JSON costs, without deciding anything, is the yardstick.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(2)
public class ReplayBenchmark {

  /** The journals, as text and read. */
  @State(Scope.Benchmark)
  public static class Journals {
    private final List<List<byte[]>> texts = new ArrayList<>();
    private final List<CallJournal> journals = new ArrayList<>();

    /** Reads the file once, before anything is measured. */
    @Setup(Level.Trial)
    public void read() throws IOException {
      Map<String, List<byte[]>> byCall = new LinkedHashMap<>();
      try (InputStream file = ReplayBenchmark.class.getResourceAsStream("calls.jsonl.gz");
          BufferedReader lines = reader(file)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          byte[] json = line.getBytes(StandardCharsets.UTF_8);
          String callId = ContractJson.read(json, JournalRecord.class).callId();
          byCall.computeIfAbsent(callId, _ -> new ArrayList<>()).add(json);
        }
      }
      texts.addAll(byCall.values());
      byCall.forEach((callId, json) -> journals.add(parsed(callId, json)));
    }

    private static BufferedReader reader(@Nullable InputStream file) throws IOException {
      if (file == null) {
        throw new IOException("calls.jsonl.gz is missing from the benchmarks' resources");
      }
      return new BufferedReader(
          new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8));
    }
  }

  /** What JMH shows beside calls per second. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Count {
    public long records;
  }

  /** A decider of one's own per thread: the machine inside is not for several. */
  @State(Scope.Thread)
  public static class Replay {
    private final CallReplay replay = new CallReplay(new SpringMachines());
  }

  /** Each record is read, and nothing else. */
  @Benchmark
  public void readOnly(Journals journals, Count count, Blackhole hole) {
    for (List<byte[]> call : journals.texts) {
      hole.consume(parsed("", call));
      count.records += call.size();
    }
  }

  /** Each record is decided again and compared, as {@code replay verify} does. */
  @Benchmark
  public void readAndReplay(Journals journals, Count count, Replay replay, Blackhole hole) {
    for (List<byte[]> call : journals.texts) {
      hole.consume(agreed(replay.replay.of(parsed("", call))));
      count.records += call.size();
    }
  }

  /** The same without reading. */
  @Benchmark
  public void replayOnly(Journals journals, Count count, Replay replay, Blackhole hole) {
    for (CallJournal call : journals.journals) {
      hole.consume(agreed(replay.replay.of(call)));
      count.records += call.lines().size();
    }
  }

  private static CallJournal parsed(String callId, List<byte[]> json) {
    return new CallJournal(
        callId,
        json.stream()
            .map(each -> JournalLine.of(ContractJson.read(each, JournalRecord.class)))
            .toList());
  }

  /** A replay that disagrees stops early, so its speed would mean nothing. */
  private static ReplayedCall agreed(ReplayedCall call) {
    call.firstDisagreement()
        .ifPresent(
            disagreement -> {
              throw new IllegalStateException(disagreement.says());
            });
    return call;
  }
}
