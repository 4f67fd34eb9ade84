package dev.patchcord.dialer.listen;

import static dev.patchcord.dialer.Commands.cancel;
import static dev.patchcord.dialer.Commands.dial;
import static dev.patchcord.dialer.Commands.hold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.outcome.CommandAmbiguous;
import dev.patchcord.contract.outcome.CommandDone;
import dev.patchcord.contract.outcome.CommandOutcome;
import dev.patchcord.contract.outcome.CommandQueued;
import dev.patchcord.contract.outcome.CommandRefused;
import dev.patchcord.contract.outcome.CommandStarted;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.CloudEvents;
import dev.patchcord.contract.wire.DeadLetter;
import dev.patchcord.dialer.KafkaRehearsal;
import dev.patchcord.dialer.ScriptedTelephony;
import dev.patchcord.dialer.config.DialerSettings;
import dev.patchcord.dialer.telephony.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.health.contributor.Status;

/** The listener and the lanes over a real broker, with one partition so that all calls share it. */
@Timeout(60)
class CommandListenerTest {
  private static KafkaRehearsal kafka;

  private final List<DialerUnderTest> dialers = new ArrayList<>();

  @BeforeAll
  static void startKafka() {
    kafka = new KafkaRehearsal(1);
  }

  @AfterAll
  static void stopKafka() {
    kafka.close();
  }

  @AfterEach
  void stopDialers() {
    dialers.forEach(DialerUnderTest::stop);
  }

  @Test
  void ringsNoPhoneThatADialerMayHaveRungBeforeItDied() {
    DialerUnderTest dying = dialer(Duration.ZERO);
    CountDownLatch forever = new CountDownLatch(1);
    dying.afterWriting(outcome -> outcome instanceof CommandStarted, forever);
    dying.telephony().play(command -> blockFor(command, "CA13", forever));
    dying.start();
    kafka.send(dial("CA11", 1, 1, KafkaRehearsal.now().plusSeconds(600)));
    kafka.send(hold("CA12", 1));
    kafka.send(hold("CA13", 1));
    await().until(() -> kafka.outcomes("CA11").size() == 1);
    await().until(() -> kafka.outcomes("CA12").size() == 1);
    await().until(() -> dying.telephony().posts().contains("CA13-1"));
    dying.stop();
    assertThat(dying.telephony().posts()).doesNotContain("CA11-1");

    DialerUnderTest next = dialer(Duration.ofSeconds(10));
    next.start();
    await().until(() -> kafka.outcomes("CA11").size() == 2);
    await().until(() -> kafka.outcomes("CA13").size() == 1);
    assertThat(kafka.outcomes("CA11").getFirst()).isInstanceOf(CommandStarted.class);
    assertThat(kafka.outcomes("CA11").getLast()).isInstanceOf(CommandAmbiguous.class);
    assertThat(kafka.outcomes("CA12")).hasSize(1);
    assertThat(kafka.outcomes("CA13").getLast()).isInstanceOf(CommandDone.class);
    assertThat(next.telephony().posts()).containsExactly("CA13-1");
  }

  @Test
  void seesTheClaimOfADialerWhoseClockIsBehind() {
    Instant now = KafkaRehearsal.now();
    DialSpecialist dial =
        new DialSpecialist(
            "CA71-1",
            "CA71",
            now,
            "the caller is held",
            1,
            "Ada",
            "+14155550123",
            "+14155550199",
            Duration.ofSeconds(15),
            false,
            Duration.ofHours(1),
            now.plusSeconds(600),
            now.plusSeconds(600));
    Instant behind = dial.at().minusSeconds(120);
    kafka.send(
        CloudEvents.record(
            Topic.COMMAND_OUTCOMES,
            "CA71-1/started",
            "/patchcord/dialer/dead",
            behind,
            "CA71",
            new CommandStarted("CA71-1", "CA71", behind, "dead")));
    kafka.send(dial);
    DialerUnderTest next = dialer(Duration.ofSeconds(10));
    next.start();
    await().until(() -> kafka.outcomes("CA71").size() == 2);
    assertThat(kafka.outcomes("CA71").getLast()).isInstanceOf(CommandAmbiguous.class);
    assertThat(next.telephony().posts()).isEmpty();
  }

  @Test
  void commitsNothingPastACommandThatStillRuns() {
    DialerUnderTest dialer = dialer(Duration.ofSeconds(10));
    CountDownLatch slow = new CountDownLatch(1);
    dialer.telephony().play(command -> blockFor(command, "CA21", slow));
    dialer.start();
    long unfinished = kafka.send(hold("CA21", 1));
    for (int number = 1; number <= 50; number++) {
      kafka.send(hold("CA22", number));
    }
    await().until(() -> kafka.outcomes("CA22").size() == 50);
    await().until(() -> kafka.committed(0) == unfinished);
    slow.countDown();
    await().until(() -> kafka.committed(0) == unfinished + 51);
  }

  @Test
  void hearsTheCancelWhileTheDialBeforeItStillWaitsForTheCarrier() {
    DialerUnderTest dialer = dialer(Duration.ofSeconds(10));
    dialer
        .telephony()
        .play(command -> new Reply.NotTaken(Duration.ofSeconds(40), 429, 20429, "too many"));
    dialer.start();
    kafka.send(dial("CA31", 1, 1, KafkaRehearsal.now().plusSeconds(600)));
    await().until(() -> dialer.telephony().posts().contains("CA31-1"));
    kafka.send(cancel("CA31", 2, 1, null));
    await().until(() -> kafka.outcomes("CA31").size() == 3);
    assertThat(kafka.outcomes("CA31").get(1)).isInstanceOf(CommandRefused.class);
    assertThat(kafka.outcomes("CA31").get(2)).isInstanceOf(CommandDone.class);
    assertThat(dialer.telephony().posts()).containsExactly("CA31-1");
  }

  @Test
  void putsWhatItCannotReadToTheDeadLettersAndGoesOn() {
    DialerUnderTest dialer = dialer(Duration.ofSeconds(10));
    dialer.start();
    byte[] nonsense = "{\"type\":\"patchcord.teleport.v1\"}".getBytes(StandardCharsets.UTF_8);
    Headers headers =
        CloudEvents.headers(
            "CA41-0", "patchcord.teleport.v1", "/patchcord/orchestrator", Instant.EPOCH, "CA41");
    long offset =
        kafka.send(
            new ProducerRecord<>(Topic.CALL_COMMANDS.title(), null, "CA41", nonsense, headers));
    kafka.send(new ProducerRecord<>(Topic.CALL_COMMANDS.title(), null, null));
    kafka.send(hold("CA41", 1));
    await().until(() -> kafka.outcomes("CA41").size() == 1);
    List<DeadLetter> letters =
        kafka.values(Topic.DEAD_LETTERS, DeadLetter.class).stream()
            .filter(letter -> letter.offset() >= offset)
            .toList();
    assertThat(letters).hasSize(2);
    DeadLetter letter = letters.getFirst();
    assertThat(letter.topic()).isEqualTo(Topic.CALL_COMMANDS.title());
    assertThat(letter.offset()).isEqualTo(offset);
    assertThat(letter.key()).isEqualTo("CA41");
    assertThat(letter.cause()).contains("teleport").doesNotContain("\n");
    assertThat(letter.bytes()).isEqualTo(nonsense);
    assertThat(letter.kafkaHeaders()).isEqualTo(headers);
    assertThat(letters.getLast().cause()).contains("the record is empty");
  }

  @Test
  void finishesWhatRunsBeforeThePartitionMovesAndPostsItOnce() {
    DialerUnderTest first = dialer(Duration.ofSeconds(20));
    CountDownLatch slow = new CountDownLatch(1);
    first.telephony().play(command -> blockFor(command, "CA51", slow));
    first.start();
    kafka.send(dial("CA51", 1, 1, KafkaRehearsal.now().plusSeconds(600)));
    kafka.send(hold("CA51", 2));
    await().until(() -> first.telephony().posts().contains("CA51-1"));
    Thread stopping = Thread.ofPlatform().start(first::stop);
    DialerUnderTest second = dialer(Duration.ofSeconds(10));
    second.start();
    await().until(() -> stopping.getState() == Thread.State.TIMED_WAITING);
    slow.countDown();
    await().until(() -> kafka.outcomes("CA51").size() == 3);
    List<CommandOutcome> outcomes = kafka.outcomes("CA51");
    assertThat(outcomes.get(1)).isInstanceOf(CommandDone.class);
    List<String> posts = new ArrayList<>(first.telephony().posts());
    posts.addAll(second.telephony().posts());
    assertThat(posts).containsExactly("CA51-1", "CA51-2");
  }

  @Test
  void leavesADialThatWaitsForItsTurnToWhoeverGetsThePartition() {
    // A turn in 20 minutes: the second dial never gets one here.
    DialerUnderTest slow =
        dialer(DialerUnderTest.settings("slow", Duration.ofSeconds(20), 0.000_8));
    slow.start();
    Instant notAfter = KafkaRehearsal.now().plusSeconds(600);
    kafka.send(dial("CA55", 1, 1, notAfter));
    kafka.send(dial("CA55", 2, 2, notAfter));
    kafka.send(hold("CA55", 3));
    await().until(() -> slow.telephony().posts().contains("CA55-3"));
    await().until(() -> kafka.outcomes("CA55").stream().anyMatch(CommandQueued.class::isInstance));
    slow.stop();
    assertThat(slow.telephony().posts()).containsExactly("CA55-1", "CA55-3");

    DialerUnderTest next = dialer(Duration.ofSeconds(10));
    next.start();
    await().until(() -> next.telephony().posts().contains("CA55-2"));
    await().until(() -> kafka.outcomes("CA55").getLast() instanceof CommandDone);
    assertThat(next.telephony().posts()).containsExactly("CA55-2");
    assertThat(kafka.outcomes("CA55"))
        .filteredOn(outcome -> outcome.commandId().equals("CA55-2"))
        .extracting(outcome -> (Object) outcome.getClass())
        .containsExactly(CommandQueued.class, CommandStarted.class, CommandDone.class);
  }

  @Test
  void readsNoFurtherWhenTooManyCommandsWaitAndGoesOnAfterwards() {
    DialerUnderTest dialer = dialer(Duration.ofSeconds(10));
    CountDownLatch slow = new CountDownLatch(1);
    dialer.telephony().play(command -> blockFor(command, "CA6", slow));
    dialer.start();
    int sent = 3 * DialerUnderTest.MAX_WAITING;
    for (int call = 0; call < sent; call++) {
      kafka.send(hold("CA6" + call, 1));
    }
    await().until(() -> dialer.waiting() >= DialerUnderTest.MAX_WAITING);
    await().during(Duration.ofMillis(500)).until(() -> dialer.waiting() < sent);
    slow.countDown();
    await()
        .until(
            () ->
                kafka.values(Topic.COMMAND_OUTCOMES, CommandOutcome.class).stream()
                        .filter(outcome -> outcome.callId().startsWith("CA6"))
                        .count()
                    == sent);
    assertThat(dialer.telephony().posts()).hasSize(sent);
  }

  @Test
  void isReadyOnceItIsInTheGroupAlsoWhenThereIsNoPartitionLeftForIt() {
    DialerUnderTest one = dialer(Duration.ofSeconds(10));
    DialerUnderTest other = dialer(Duration.ofSeconds(10));
    assertThat(one.health()).isEqualTo(Status.OUT_OF_SERVICE);
    one.start();
    await().until(() -> one.health().equals(Status.UP));
    assertThat(other.health()).isEqualTo(Status.OUT_OF_SERVICE);
    other.start();
    await().until(() -> other.health().equals(Status.UP));
    assertThat(one.health()).isEqualTo(Status.UP);
    other.stop();
    assertThat(other.health()).isEqualTo(Status.OUT_OF_SERVICE);
  }

  @Test
  void readsAgainWhatAnErrorKeptFromItsLaneAndNothingElse() {
    DialerUnderTest dialer = dialer(Duration.ofSeconds(10));
    CountDownLatch slow = new CountDownLatch(1);
    dialer.telephony().play(command -> blockFor(command, "CA81", slow));
    dialer.failDeadLetters(2);
    // All are there before the dialer is, so that it polls them together.
    kafka.send(dial("CA81", 1, 1, KafkaRehearsal.now().plusSeconds(600)));
    byte[] nonsense = "no command".getBytes(StandardCharsets.UTF_8);
    kafka.send(new ProducerRecord<>(Topic.CALL_COMMANDS.title(), "CA82", nonsense));
    long last = kafka.send(hold("CA83", 1));
    dialer.start();
    await().until(() -> kafka.outcomes("CA83").size() == 1);
    assertThat(kafka.values(Topic.DEAD_LETTERS, DeadLetter.class))
        .filteredOn(letter -> letter.key().equals("CA82"))
        .hasSize(1);
    slow.countDown();
    await().until(() -> kafka.committed(0) == last + 1);
    assertThat(dialer.telephony().posts()).containsExactlyInAnyOrder("CA81-1", "CA83-1");
  }

  @Test
  void goesOnAfterALetterThatIsTooLargeForKafka() {
    // A letter holds its key twice: once as its own key.
    String key = "CA91".repeat(150_000);
    byte[] nonsense = "no command".getBytes(StandardCharsets.UTF_8);
    kafka.send(new ProducerRecord<>(Topic.CALL_COMMANDS.title(), key, nonsense));
    long last = kafka.send(hold("CA92", 1));
    dialer(Duration.ofSeconds(10)).start();
    await().until(() -> kafka.outcomes("CA92").size() == 1);
    await().until(() -> kafka.committed(0) == last + 1);
    assertThat(kafka.values(Topic.DEAD_LETTERS, DeadLetter.class))
        .noneMatch(letter -> letter.key().equals(key));
  }

  private DialerUnderTest dialer(Duration handOver) {
    return dialer(DialerUnderTest.settings("dialer-" + dialers.size(), handOver, 0));
  }

  private DialerUnderTest dialer(DialerSettings settings) {
    DialerUnderTest dialer = new DialerUnderTest(kafka, settings);
    dialers.add(dialer);
    return dialer;
  }

  private static Reply blockFor(CallCommand command, String callIds, CountDownLatch latch) {
    if (command.callId().startsWith(callIds)) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Reply.Ambiguous(0, "stopped while waiting for the reply");
      }
    }
    return ScriptedTelephony.obey(command);
  }
}
