package dev.patchcord.orchestrator.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.patchcord.contract.archive.ReadProgress;
import dev.patchcord.contract.deadletter.LetterBox;
import dev.patchcord.contract.deadletter.Requeue;
import dev.patchcord.contract.deadletter.Requeuer;
import dev.patchcord.contract.event.CallArrived;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.CloudEvents;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.orchestrator.call.Happenings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands against a real broker; each test has its own call. */
class DeadLettersCommandTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static LetterRoom room = new LetterRoom();

  @BeforeAll
  static void opens() {
    room.open();
  }

  @AfterAll
  static void closes() {
    room.close();
  }

  private CommandRun run(String... args) {
    return CommandRun.of(room.servers(), "", false, args);
  }

  @Test
  void putsBackWhatADefectHadStoppedAndTheCallGoesOn(@TempDir Path state) {
    AtomicBoolean broken = new AtomicBoolean(true);
    try (LetterRoom.Stream stream = room.stream(state, broken)) {
      room.send(Topic.TELEPHONY_EVENTS, "CA-defect", "delivery-1", arrival("CA-defect"));
      String id =
          await().atMost(PATIENCE).until(() -> room.letterOf("CA-defect"), Objects::nonNull);
      assertThat(run("list", "--call", "CA-defect").out())
          .contains("no idea what to do")
          .contains("1 dead letter");
      broken.set(false);
      assertThat(run("requeue", id, "--yes").exitCode()).isZero();
      JournalRecord taken =
          await()
              .atMost(PATIENCE)
              .until(() -> room.journalOf("CA-defect"), list -> !list.isEmpty())
              .getFirst();
      assertThat(taken.trigger()).isEqualTo(arrival("CA-defect"));
      assertThat(taken.triggerId()).isEqualTo("delivery-1");
      assertThat(run("list", "--call", "CA-defect").out())
          .contains("(put back 2026-11-28T12:00:00Z by ");

      assertThat(run("requeue", id, "--yes", "--again").exitCode()).isZero();
      JournalRecord repetition =
          await()
              .atMost(PATIENCE)
              .until(() -> room.journalOf("CA-defect"), list -> list.size() == 2)
              .getLast();
      assertThat(repetition.rejection()).as("the same id").isNotNull();
      assertThat(stream.isRunning()).isTrue();
    }
  }

  @Test
  void listsALetterOnOneLine() {
    String id = room.letter("CA-list", arrivalBytes("CA-list"), NOON, headers("CA-list"));
    CommandRun list = run("list", "--call", "CA-list");
    assertThat(list.out().lines())
        .containsExactly(
            id
                + "  2026-11-22T12:00:00Z  orchestrator  patchcord.telephony-events-0@999999  CA-list "
                + " no idea",
            "1 dead letter");
    assertThat(list.err()).isEmpty();
    assertThat(list.exitCode()).isZero();
  }

  @Test
  void listsTheNewestLastAndForProgramsAsJson() {
    byte[] event = arrivalBytes("CA-order");
    String later = room.letter("CA-order", event, NOON.plusSeconds(2), headers("CA-order"));
    String first = room.letter("CA-order", event, NOON, headers("CA-order"));
    assertThat(run("list", "--call", "CA-order", "--json").out().lines())
        .extracting(line -> ContractJson.mapper().readTree(line).path("id").asString())
        .containsExactly(first, later);
    assertThat(run("list", "--call", "CA-order", "--from", "2026-11-22T12:00:01Z").out())
        .startsWith(later);
  }

  @Test
  void saysThatNoLetterFits() {
    room.letter("CA-none", arrivalBytes("CA-none"), NOON, headers("CA-none"));
    CommandRun list = run("list", "--cause", "no such cause");
    assertThat(list.out()).isEqualTo("no dead letter fits\n");
    assertThat(list.exitCode()).isEqualTo(4);
  }

  @Test
  void showsALetterWithItsHeadersAndItsJson() {
    String id = room.letter("CA-show", arrivalBytes("CA-show"), NOON, headers("CA-show"));
    CommandRun show = run("show", id);
    assertThat(show.exitCode()).isZero();
    assertThat(show.out().lines())
        .startsWith(
            "letter       " + id,
            "given up     2026-11-22T12:00:00Z by orchestrator, 6 days ago",
            "cause        no idea",
            "origin       patchcord.telephony-events-0@999999: the record is not what lies there now:"
                + " the topic was made anew",
            "key          CA-show",
            "header       ce_specversion: 1.0",
            "header       ce_id: delivery-CA-show",
            "header       ce_type: patchcord.call-arrived.v1",
            "header       ce_source: /patchcord/test",
            "header       ce_time: 2026-11-22T12:00:00Z",
            "header       ce_subject: CA-show",
            "header       content-type: application/json",
            "put back     never",
            "to put back  possible",
            "value        " + arrivalBytes("CA-show").length + " bytes",
            "{",
            "  \"type\" : \"patchcord.call-arrived.v1\",");
  }

  @Test
  void showsBytesThatAreNoTextAsHexAndObeysNone() {
    byte[] bytes = {(byte) 0xff, 0, 27, '[', '2', 'J', 10, 'o', 'k'};
    String id = room.letter("CA-\u001b[2J", bytes, NOON, null);
    CommandRun show = run("show", id);
    assertThat(show.out())
        .contains("00000000  ff 00 1b 5b 32 4a 0a 6f 6b                       |...[2J.ok|")
        .contains("key          CA-?[2J")
        .contains("headers      not kept")
        .doesNotContain("\u001b");
  }

  @Test
  void sendsNothingInADryRun() {
    String id = room.letter("CA-dry", arrivalBytes("CA-dry"), NOON, headers("CA-dry"));
    Map<Topic, Long> before = room.ends();
    CommandRun dry = run("requeue", id, "--dry-run");
    assertThat(dry.out().lines())
        .containsExactly(
            id
                + "  to patchcord.telephony-events-0, key CA-dry, "
                + arrivalBytes("CA-dry").length
                + " bytes, id delivery-CA-dry: this version can read it",
            "nothing was sent: this was a dry run");
    assertThat(dry.exitCode()).isZero();
    assertThat(room.ends()).isEqualTo(before);
  }

  @Test
  void putsBackEveryLetterThatFitsAndTellsWhichNot() {
    String good = room.letter("CA-all", arrivalBytes("CA-all"), NOON, headers("CA-all"));
    String bad = room.letter("CA-all", new byte[] {'?'}, NOON.plusSeconds(1), headers("CA-all"));
    CommandRun all = run("requeue", "--all-matching", "--call", "CA-all", "--yes");
    assertThat(all.exitCode()).isEqualTo(8);
    assertThat(all.out().lines().toList().getFirst()).startsWith(good + "  to ");
    assertThat(all.out().lines().toList().get(1)).startsWith(bad + "  no: would be given up again");
    assertThat(all.out()).endsWith("1 record put back, 1 refused\n");
    ConsumerRecord<String, byte[]> sent = room.last(Topic.TELEPHONY_EVENTS, "CA-all");
    assertThat(sent.value()).isEqualTo(arrivalBytes("CA-all"));
    assertThat(CloudEvents.text(sent.headers(), CloudEvents.ID)).isEqualTo("delivery-CA-all");
    assertThat(CloudEvents.text(sent.headers(), Requeue.REQUEUED)).isEqualTo(good);
    assertThat(run("requeue", good, "--yes").exitCode()).as("already").isEqualTo(9);
  }

  @Test
  void readsALargeRecordAgainAtItsOrigin() {
    byte[] large =
        ContractJson.write(new CallArrived("CA-large", NOON, origin(), "v".repeat(300_000), "+1"));
    long offset = room.send(Topic.TELEPHONY_EVENTS, "CA-large", "large-1", large);
    String id = room.letterAbout("CA-large", large, offset);
    assertThat(run("show", id).out())
        .contains("the record is still there")
        .contains("the first of");
    CommandRun requeue = run("requeue", id, "--yes");
    assertThat(requeue.out()).contains("bytes read again at the origin, id large-1");
    assertThat(room.last(Topic.TELEPHONY_EVENTS, "CA-large").value()).isEqualTo(large);

    String second = room.letterAbout("CA-large", large, offset);
    room.deleteRecordsUpTo(Topic.TELEPHONY_EVENTS, offset + 1);
    CommandRun gone = run("requeue", second, "--dry-run");
    assertThat(gone.out())
        .contains("the letter has only the first 256 KB, and its record has been deleted");
    assertThat(gone.exitCode()).isEqualTo(9);
  }

  @Test
  void asksAPersonAndTakesNoForNo() {
    String id = room.letter("CA-ask", arrivalBytes("CA-ask"), NOON, headers("CA-ask"));
    Map<Topic, Long> before = room.ends();
    CommandRun no = CommandRun.of(room.servers(), "n\n", true, "requeue", id);
    assertThat(no.err()).contains("Put it back? [y/N] ").contains("requeue: nothing was put back");
    assertThat(no.exitCode()).isEqualTo(9);
    assertThat(room.ends()).isEqualTo(before);
    CommandRun yes = CommandRun.of(room.servers(), "y\n", true, "requeue", id);
    assertThat(yes.out()).endsWith("1 record put back\n");
    assertThat(yes.exitCode()).isZero();
  }

  @Test
  void letsOnlyTheLastWhoBeganPutRecordsBack() {
    room.letter("CA-two", arrivalBytes("CA-two"), NOON, headers("CA-two"));
    try (Requeuer first = Requeuer.open(room.servers());
        LetterBox box = LetterBox.open(room.servers())) {
      Requeue plan =
          box.letters(ReadProgress.SILENT).all().stream()
              .filter(letter -> letter.content().key().equals("CA-two"))
              .map(letter -> Requeue.plan(letter, () -> box.originOf(letter), false))
              .findFirst()
              .orElseThrow();
      try (Requeuer second = Requeuer.open(room.servers())) {
        assertThatThrownBy(() -> first.send(plan, NOON, "grace", null))
            .isInstanceOf(Requeuer.SomebodyElse.class);
        second.send(plan, NOON, "ada", "the first one is away");
      }
    }
    assertThat(run("list", "--call", "CA-two").out())
        .contains("put back 2026-11-22T12:00:00Z by ada: the first one is away");
  }

  @Test
  void saysInOneLineWhatIsWrongWithTheQuestion() {
    room.letter("CA-bad", arrivalBytes("CA-bad"), NOON, headers("CA-bad"));
    assertFailure(
        4,
        "show: there is no dead letter 9:9: dead-letters list shows their numbers, such as 3:41",
        "show",
        "9:9");
    assertFailure(
        2,
        "requeue: name letters by their ids, or say --all-matching and filters",
        "requeue",
        "--yes");
    assertFailure(
        2,
        "requeue: name letters by their ids, or say --all-matching and filters",
        "requeue",
        "0:1",
        "--call",
        "CA-bad");
    assertFailure(
        2,
        "requeue: nobody is there to be asked: say --yes, or --dry-run to look first",
        "requeue",
        "0:1");
    assertFailure(
        4,
        "requeue: no dead letter fits that was not put back already",
        "requeue",
        "--all-matching",
        "--call",
        "CA-nobody",
        "--yes");
    assertFailure(
        2,
        "list: nothing lies between --from 2026-11-22T12:00:00Z and --to 2026-11-22T11:00:00Z",
        "list",
        "--from",
        "2026-11-22T12:00:00Z",
        "--to",
        "2026-11-22T11:00:00Z");
  }

  @Test
  void saysThatKafkaIsAway() {
    CommandRun run = CommandRun.of("localhost:1", "", false, "list");
    assertThat(run.exitCode()).isEqualTo(7);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).startsWith("list: Kafka at localhost:1 does not answer (");
    CommandRun noAddress = CommandRun.of("nowhere", "", false, "list");
    assertThat(noAddress.exitCode()).isEqualTo(7);
    assertThat(noAddress.err().lines()).hasSize(1);
  }

  private void assertFailure(int exitCode, String line, String... args) {
    CommandRun run = run(args);
    assertThat(run.err()).isEqualTo(line + "\n");
    assertThat(run.out()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(exitCode);
  }

  private static Headers headers(String call) {
    return CloudEvents.headers(
        "delivery-" + call, "patchcord.call-arrived.v1", "/patchcord/test", NOON, call);
  }

  private static dev.patchcord.contract.event.Origin origin() {
    return Happenings.arrival().origin();
  }

  private static CallArrived arrival(String call) {
    return new CallArrived(call, NOON, origin(), "+14155550100", "+14155550199");
  }

  private static byte[] arrivalBytes(String call) {
    return ContractJson.write(arrival(call));
  }
}
