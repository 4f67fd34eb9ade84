package dev.patchcord.dialer.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchcord.contract.outcome.CommandAmbiguous;
import dev.patchcord.contract.outcome.CommandOutcome;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.CloudEvents;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.dialer.Commands;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class DurableSenderTest {
  private static final CommandOutcome OUTCOME =
      new CommandAmbiguous("CA1-2", "CA1", Commands.NOON, 0, "no reply");

  @Test
  void keepsAnOutcomeUntilKafkaIsBackAndSaysItOnceMore() throws InterruptedException {
    MockProducer<String, byte[]> kafka = producer(false);
    Outcomes outcomes = OutcomesForTests.outcomes(kafka, "/patchcord/dialer/1");
    Thread lane =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    outcomes.write(OUTCOME);
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    for (int tries = 1; tries <= 3; tries++) {
      await().until(() -> kafka.errorNext(new TimeoutException("no broker")));
    }
    assertThat(lane.isAlive()).isTrue();
    await().until(kafka::completeNext);
    lane.join();
    assertThat(kafka.history())
        .extracting(record -> CloudEvents.text(record.headers(), CloudEvents.ID))
        .hasSize(4)
        .containsOnly("CA1-2/ambiguous");
  }

  @Test
  void keysOutcomesByCallAndNamesThem() throws InterruptedException {
    MockProducer<String, byte[]> kafka = producer(true);
    OutcomesForTests.outcomes(kafka, "/patchcord/dialer/1").write(OUTCOME);
    ProducerRecord<String, byte[]> record = kafka.history().getFirst();
    assertThat(record.topic()).isEqualTo(Topic.COMMAND_OUTCOMES.title());
    assertThat(record.key()).isEqualTo("CA1");
    assertThat(CloudEvents.text(record.headers(), CloudEvents.SOURCE))
        .isEqualTo("/patchcord/dialer/1");
    assertThat(CloudEvents.text(record.headers(), CloudEvents.TYPE))
        .isEqualTo("patchcord.command-ambiguous.v1");
    assertThat(ContractJson.read(record.value(), CommandOutcome.class)).isEqualTo(OUTCOME);
  }

  private static MockProducer<String, byte[]> producer(boolean completes) {
    return new MockProducer<>(completes, null, new StringSerializer(), new ByteArraySerializer());
  }
}
