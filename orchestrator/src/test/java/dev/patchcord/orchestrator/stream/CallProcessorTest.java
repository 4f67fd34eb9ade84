package dev.patchcord.orchestrator.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.command.HoldCaller;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.orchestrator.call.Call;
import dev.patchcord.orchestrator.call.CallDecider;
import dev.patchcord.orchestrator.call.CallTransitions;
import dev.patchcord.orchestrator.call.Happenings;
import dev.patchcord.orchestrator.call.Stimulus;
import dev.patchcord.orchestrator.call.TableScan;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a processor does with a partition that another one has left to it. */
class CallProcessorTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final CallDecider decider = new CallDecider(new TableScan(CallTransitions.inForce()));

  @TempDir Path directory;

  @Test
  void expiresTheDeadlinesOfTheCallsThatItTakesOver() {
    MockProcessorContext<String, byte[]> context =
        new MockProcessorContext<>(new Properties(), new TaskId(0, 5), directory.toFile());
    KeyValueStore<String, byte[]> calls =
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(CallTopology.CALLS_STORE),
                Serdes.String(),
                Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    calls.init(context.getStateStoreContext(), calls);
    context.addStateStore(calls);
    calls.put(Happenings.CALL, ContractJson.write(callThatWaitsForTheSentence()));

    CallProcessor processor =
        new CallProcessor(
            decider,
            Happenings.FLOW,
            Duration.ofMillis(100),
            new DecisionMeter(new SimpleMeterRegistry()));
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

  private static List<CallCommand> commands(MockProcessorContext<String, byte[]> context) {
    return context.forwarded(CallTopology.sinkOf(Topic.CALL_COMMANDS)).stream()
        .map(each -> ContractJson.read(each.record().value(), CallCommand.class))
        .toList();
  }

  private Call callThatWaitsForTheSentence() {
    Call open = decider.decide(null, stimulus(Happenings.opened(1), "a")).next();
    return decider.decide(open, stimulus(Happenings.wantedByAssistant(), "b")).next();
  }

  private static Stimulus stimulus(dev.patchcord.contract.Trigger trigger, String id) {
    return new Stimulus(trigger, id, NOON, null, null, Happenings.FLOW, 5);
  }
}
