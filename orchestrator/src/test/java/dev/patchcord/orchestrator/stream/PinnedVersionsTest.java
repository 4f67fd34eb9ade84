package dev.patchcord.orchestrator.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.Trigger;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.contract.wire.DeadLetter;
import dev.patchcord.orchestrator.call.Call;
import dev.patchcord.orchestrator.call.CallScript;
import dev.patchcord.orchestrator.call.CallTransitions;
import dev.patchcord.orchestrator.call.Happenings;
import dev.patchcord.orchestrator.call.MachineVersion;
import dev.patchcord.orchestrator.call.Machines;
import dev.patchcord.orchestrator.call.TableMachines;
import dev.patchcord.orchestrator.flow.FlowBook;
import dev.patchcord.orchestrator.machine.SpringMachines;
import dev.patchcord.telemetry.CallTracer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A call stays with the machine that it began with, whichever build has its partition. */
class PinnedVersionsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String NEWEST = MachineVersion.newest().number();

  @TempDir Path directory;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final DecisionMeter meter = new DecisionMeter(meters);
  private MockProcessorContext<String, byte[]> context;
  private KeyValueStore<String, byte[]> calls;

  @BeforeEach
  void begin() {
    context = new MockProcessorContext<>(new Properties(), new TaskId(0, 5), directory.toFile());
    context.setRecordMetadata(Topic.COMMAND_OUTCOMES.title(), 5, 42);
    context.setCurrentSystemTimeMs(NOON.plusSeconds(10).toEpochMilli());
    calls = store(CallTopology.CALLS_STORE);
    store("specialists");
  }

  private KeyValueStore<String, byte[]> store(String name) {
    KeyValueStore<String, byte[]> store =
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    store.init(context.getStateStoreContext(), store);
    context.addStateStore(store);
    return store;
  }

  private CallProcessor takenOverBy(Machines machines) {
    CallProcessor processor =
        new CallProcessor(
            machines,
            FlowBook.of(Happenings.FLOW),
            Duration.ofMillis(100),
            meter,
            CallTracer.off());
    processor.init(context);
    return processor;
  }

  /** On hold, Ada's phone requested, decided by the machine of that version. */
  private static byte[] dialing(MachineVersion version) {
    CallScript call = new CallScript(Happenings.FLOW, CallTransitions.of(version));
    call.happens(Happenings.wantedAtOnce());
    call.happens(Happenings.callerJoins());
    return ContractJson.write(call.call());
  }

  /** The same, of a machine that no build of today has. */
  private static byte[] dialingTomorrow() {
    String json = new String(dialing(MachineVersion.newest()), StandardCharsets.UTF_8);
    return json.replace("\"machineVersion\":\"" + NEWEST + "\"", "\"machineVersion\":\"99\"")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Record<String, byte[]> record(Trigger trigger) {
    return new Record<>(Happenings.CALL, ContractJson.write(trigger), NOON.toEpochMilli());
  }

  private List<JournalRecord> journal() {
    return context.forwarded(CallTopology.sinkOf(Topic.CALL_JOURNAL)).stream()
        .map(each -> ContractJson.read(each.record().value(), JournalRecord.class))
        .toList();
  }

  private List<DeadLetter> deadLetters() {
    return context.forwarded(CallTopology.sinkOf(Topic.DEAD_LETTERS)).stream()
        .map(each -> ContractJson.read(each.record().value(), DeadLetter.class))
        .toList();
  }

  private void passes(Duration time) {
    context
        .scheduledPunctuators()
        .getLast()
        .getPunctuator()
        .punctuate(NOON.plus(time).toEpochMilli());
  }

  private double gauge(String state, String machine) {
    Gauge gauge =
        meters
            .find("patchcord.calls")
            .tags("state", state, "machine", machine, "flow", Happenings.FLOW.version())
            .gauge();
    return gauge == null ? 0 : gauge.value();
  }

  @Test
  void aCallThatBeganWithAnOlderMachineIsDecidedByItToItsEnd() {
    calls.put(Happenings.CALL, dialing(MachineVersion.V2));
    CallProcessor processor = takenOverBy(new SpringMachines());
    processor.process(record(Happenings.neverPosted(2)));
    assertThat(journal())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.machineVersion()).isEqualTo("2");
              assertThat(it.transition()).isEqualTo("dialing/dial-refused");
              assertThat(it.attempts().getFirst().outcome()).isEqualTo("failed");
            });
    assertThat(ContractJson.read(calls.get(Happenings.CALL), Call.class).machineVersion())
        .isEqualTo("2");
  }

  @Test
  void aNewCallBeginsWithTheNewestMachineUnlessTheSettingsHoldItBack() {
    takenOverBy(new SpringMachines()).process(record(Happenings.arrival()));
    calls.delete(Happenings.CALL);
    takenOverBy(new SpringMachines(MachineVersion.V2)).process(record(Happenings.arrival()));
    assertThat(journal()).extracting(JournalRecord::machineVersion).containsExactly(NEWEST, "2");
  }

  @Test
  void aBuildThatDoesNotHaveACallsMachineLeavesTheCallAsItIs() {
    calls.put(Happenings.CALL, dialingTomorrow());
    calls.put("CA-unreadable", new byte[] {'?'});
    calls.put("CA-other", dialing(MachineVersion.V2));
    CallProcessor processor = takenOverBy(new SpringMachines());
    byte[] before = calls.get(Happenings.CALL);

    processor.process(record(Happenings.neverPosted(2)));
    passes(Duration.ofMinutes(5));

    assertThat(deadLetters())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.cause())
                  .startsWith("expected a call of machine 2 or")
                  .contains("but it began with machine 99, which this build does not have")
                  .endsWith("run one that has it, then requeue this letter");
              assertThat(letter.topic()).isEqualTo(Topic.COMMAND_OUTCOMES.title());
              assertThat(letter.offset()).isEqualTo(42);
            });
    assertThat(calls.get(Happenings.CALL)).isEqualTo(before);
    assertThat(journal())
        .as("other calls go on")
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it.machineVersion()).isEqualTo("2"));
    assertThat(gauge("dialing", "99")).isEqualTo(1);
  }

  @Test
  void theDeadlinesOfACallThatWasLeftExpireOnceABuildHasItsMachine() {
    calls.put(Happenings.CALL, dialing(MachineVersion.newest()));
    takenOverBy(TableMachines.having(MachineVersion.V2));
    passes(Duration.ofMinutes(5));
    assertThat(context.forwarded()).isEmpty();

    takenOverBy(new SpringMachines());
    passes(Duration.ofMinutes(5));
    assertThat(journal()).extracting(JournalRecord::machineVersion).contains(NEWEST);
    assertThat(deadLetters()).isEmpty();
  }

  @Test
  void countsTheCallsOfAPartitionByStateAndMachineAndFlow() {
    calls.put(Happenings.CALL, dialing(MachineVersion.V2));
    calls.put("CA-second", dialing(MachineVersion.newest()));
    calls.put("CA-third", dialing(MachineVersion.newest()));
    CallProcessor processor = takenOverBy(new SpringMachines());
    assertThat(gauge("dialing", "2")).isEqualTo(1);
    assertThat(gauge("dialing", NEWEST)).isEqualTo(2);

    processor.process(record(Happenings.neverPosted(2)));
    assertThat(gauge("fallback", "2")).isEqualTo(1);
    assertThat(meters.find("patchcord.calls").tags("state", "dialing", "machine", "2").gauge())
        .as("a gauge without calls is taken away")
        .isNull();

    processor.close();
    assertThat(meters.find("patchcord.calls").gauges())
        .as("another instance counts them now")
        .isEmpty();
  }
}
