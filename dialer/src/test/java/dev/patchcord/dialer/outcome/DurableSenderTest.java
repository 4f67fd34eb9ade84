package dev.patchcord.dialer.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchcord.contract.outcome.CommandAmbiguous;
import dev.patchcord.contract.outcome.CommandOutcome;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.CloudEvents;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.dialer.Commands;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
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

  @Test
  void givesUpALetterThatTheBrokerFindsTooLargeButNoneThatItRefusesOtherwise() {
    MockProducer<String, byte[]> kafka = producer(false);
    DeadLetters letters = OutcomesForTests.deadLetters(kafka, "/patchcord/dialer/1");
    CompletableFuture<Void> written =
        CompletableFuture.runAsync(
            () -> {
              try {
                letters.write(
                    new ConsumerRecord<>(
                        Topic.CALL_COMMANDS.title(), 3, 7, "CA1", new byte[] {1, 2}),
                    "not a command");
              } catch (InterruptedException e) {
                throw new CompletionException(e);
              }
            });
    await().until(() -> kafka.errorNext(new TopicAuthorizationException("no permission")));
    await().until(() -> kafka.history().size() == 2);
    assertThat(written).isNotDone();
    await().until(() -> kafka.errorNext(new RecordTooLargeException("more than 1 MB")));
    await().until(written::isDone);
    assertThat(written).isCompleted();
    assertThat(kafka.history()).hasSize(2);
  }

  private static MockProducer<String, byte[]> producer(boolean completes) {
    return new MockProducer<>(completes, null, new StringSerializer(), new ByteArraySerializer());
  }
}
