package dev.patchcord.orchestrator.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchcord.contract.Trigger;
import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.command.HoldCaller;
import dev.patchcord.contract.journal.DeadlineExpired;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.contract.wire.DeadLetter;
import dev.patchcord.orchestrator.call.Call;
import dev.patchcord.orchestrator.call.CallDecider;
import dev.patchcord.orchestrator.call.Happenings;
import dev.patchcord.orchestrator.call.MachineVersion;
import dev.patchcord.orchestrator.call.Stimulus;
import dev.patchcord.orchestrator.call.TableMachines;
import dev.patchcord.orchestrator.flow.FlowBook;
import dev.patchcord.telemetry.CallTracer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
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

/** What a processor does with a partition that another one has left to it, and when things fail. */
class CallProcessorTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final CallDecider decider = TableMachines.having(MachineVersion.newest()).inForce();

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @TempDir Path directory;
  private MockProcessorContext<String, byte[]> context;
  private KeyValueStore<String, byte[]> calls;
  private boolean storeFails;

  @BeforeEach
  void takeOver() {
    context = new MockProcessorContext<>(new Properties(), new TaskId(0, 5), directory.toFile());
    context.setRecordMetadata(Topic.TELEPHONY_EVENTS.title(), 5, 42);
    context.setCurrentSystemTimeMs(NOON.toEpochMilli());
    calls =
        fragile(
            Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore(CallTopology.CALLS_STORE),
                    Serdes.String(),
                    Serdes.ByteArray())
                .withLoggingDisabled()
                .build());
    calls.init(context.getStateStoreContext(), calls);
    context.addStateStore(calls);
  }

  @Test
  void expiresTheDeadlinesOfTheCallsThatItTakesOver() {
    calls.put(Happenings.CALL, ContractJson.write(callThatWaitsForTheSentence()));

    CallProcessor processor = processor(decider);
    processor.init(context);
    var clock = context.scheduledPunctuators().getFirst();
    assertThat(clock.getInterval()).isEqualTo(Duration.ofMillis(100));
    clock.getPunctuator().punctuate(NOON.plusSeconds(60).toEpochMilli());

    assertThat(commands(context)).singleElement().isInstanceOf(HoldCaller.class);
    JournalRecord journal =
        ContractJson.read(
            context.forwarded(CallTopology.sinkOf(Topic.CALL_JOURNAL)).getFirst().record().value(),
            JournalRecord.class);
    assertThat(journal.sequence()).isEqualTo(3);
    assertThat(journal.at()).isEqualTo(NOON.plusSeconds(60));

    clock.getPunctuator().punctuate(NOON.plusSeconds(61).toEpochMilli());
    assertThat(commands(context)).as("once is enough").hasSize(1);
  }

  @Test
  void leavesATriggerToItsTransactionWhenTheStoreFails() {
    CallProcessor processor = processor(decider);
    processor.init(context);
    storeFails = true;
    assertThatThrownBy(() -> processor.process(arrival())).isInstanceOf(StoreIsDown.class);
    assertThat(context.forwarded()).as("no dead letter").isEmpty();
    storeFails = false;
    processor.process(arrival());
    assertThat(context.forwarded(CallTopology.sinkOf(Topic.CALL_JOURNAL))).hasSize(1);
  }

  @Test
  void keepsADeadlineThatCannotBeExpiredAndGoesOnWithTheOthers() {
    calls.put(Happenings.CALL, ContractJson.write(callThatWaitsForTheSentence()));
    calls.put("CA-unreadable-later", ContractJson.write(callThatWaitsForTheSentence()));
    CallProcessor processor =
        processor(
            new CallDecider(
                MachineVersion.newest(),
                (call, stimulus) -> {
                  throw new IllegalStateException("no idea\nwhat to do");
                }));
    processor.init(context);
    calls.put("CA-unreadable-later", new byte[] {'?'});
    var clock = context.scheduledPunctuators().getFirst().getPunctuator();
    clock.punctuate(NOON.plusSeconds(4).toEpochMilli());

    List<DeadLetter> letters = deadLetters();
    assertThat(letters)
        .extracting(DeadLetter::key)
        .containsExactly(Happenings.CALL, "CA-unreadable-later");
    DeadLetter letter = letters.getFirst();
    assertThat(letter.cause()).isEqualTo("no idea");
    assertThat(letter.topic()).isEqualTo("deadlines");
    assertThat(letter.partition()).isEqualTo(5);
    assertThat(ContractJson.read(letter.bytes(), Trigger.class))
        .isInstanceOfSatisfying(
            DeadlineExpired.class, it -> assertThat(it.name()).isEqualTo("hand-over"));
    assertThat(meters.counter("patchcord.dead.letters", "topic", "deadlines").count()).isEqualTo(2);

    clock.punctuate(NOON.plusSeconds(5).toEpochMilli());
    assertThat(deadLetters()).as("not at every tick").hasSize(2);
    assertThat(meters.get("patchcord.calls.overdue").gauge().value()).isEqualTo(2);
    processor.close();
    assertThat(meters.get("patchcord.calls.overdue").gauge().value()).isZero();
  }

  private CallProcessor processor(CallDecider machine) {
    return new CallProcessor(
        TableMachines.of(machine),
        FlowBook.of(Happenings.FLOW),
        Duration.ofMillis(100),
        new DecisionMeter(meters),
        CallTracer.off());
  }

  private static Record<String, byte[]> arrival() {
    return new Record<>(
        Happenings.CALL, ContractJson.write(Happenings.arrival()), NOON.toEpochMilli());
  }

  private List<DeadLetter> deadLetters() {
    return context.forwarded(CallTopology.sinkOf(Topic.DEAD_LETTERS)).stream()
        .map(each -> ContractJson.read(each.record().value(), DeadLetter.class))
        .toList();
  }

  /** The store, whose disk can be made to fail. */
  @SuppressWarnings("unchecked") // A proxy of one interface, which has these type arguments.
  private KeyValueStore<String, byte[]> fragile(KeyValueStore<String, byte[]> store) {
    return (KeyValueStore<String, byte[]>)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {KeyValueStore.class},
            (_, method, args) -> {
              if (storeFails && method.getName().equals("get")) {
                throw new StoreIsDown();
              }
              return method.invoke(store, args);
            });
  }

  private static final class StoreIsDown extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static List<CallCommand> commands(MockProcessorContext<String, byte[]> context) {
    return context.forwarded(CallTopology.sinkOf(Topic.CALL_COMMANDS)).stream()
        .map(each -> ContractJson.read(each.record().value(), CallCommand.class))
        .toList();
  }

  private Call callThatWaitsForTheSentence() {
    Call open = decider.decide(null, stimulus(Happenings.opened(1), "a")).next();
    return decider.decide(open, stimulus(Happenings.wantedByAssistant(), "b")).next();
  }

  private static Stimulus stimulus(Trigger trigger, String id) {
    return new Stimulus(trigger, id, NOON, null, null, Happenings.FLOW, List.of(), 5);
  }
}
