package dev.patchcord.orchestrator.archive;

import static dev.patchcord.orchestrator.archive.WrittenCall.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.patchcord.contract.archive.ArchiveProblem;
import dev.patchcord.contract.archive.ArchiveProblem.Kind;
import dev.patchcord.contract.archive.LogReader;
import dev.patchcord.contract.archive.ReadProgress;
import dev.patchcord.contract.journal.CallSnapshot;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.topic.TopicCreation;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.orchestrator.call.MachineVersion;
import dev.patchcord.orchestrator.command.Commands;
import dev.patchcord.orchestrator.replay.CallJournal;
import dev.patchcord.orchestrator.replay.JournalLine;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/**
 * Over a real broker. Each test has calls of its own, later than those of the tests before it: the
 * journal's times go forward, as they do where it is written.
 */
class KafkaArchiveTest {
  private static final int PARTITIONS = 3;
  private static EmbeddedKafkaBroker kafka;
  private static WrittenTopics topics;
  private static Admin admin;
  private static Throwable beforeThereWereTopics;
  private static Instant lastBegin = NOON;

  private final List<CallJournal> found = new ArrayList<>();
  private final Instant begin = nextBegin();

  private static Instant nextBegin() {
    lastBegin = lastBegin.plus(Duration.ofDays(50));
    return lastBegin;
  }

  @BeforeAll
  static void start() {
    kafka =
        new EmbeddedKafkaKraftBroker(1, 1)
            .brokerProperties(
                Map.of(
                    "transaction.state.log.replication.factor", "1",
                    "transaction.state.log.min.isr", "1",
                    // The calls are not of today: a broker refuses what is of tomorrow.
                    "log.message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE)));
    kafka.afterPropertiesSet();
    beforeThereWereTopics = catchThrowable(() -> KafkaArchive.open(servers()));
    new TopicCreation(servers(), PARTITIONS, (short) 1).createMissing();
    topics = new WrittenTopics(servers());
    admin = Admin.create(Map.of("bootstrap.servers", servers()));
  }

  @AfterAll
  static void stop() {
    admin.close();
    topics.close();
    kafka.destroy();
  }

  private static String servers() {
    return kafka.getBrokersAsString();
  }

  /** Opened when all that was written can be read. */
  private static KafkaArchive archive() {
    awaitTransactions();
    return KafkaArchive.open(servers());
  }

  /** A commit returns before its marks are in the topics, and only then are its records seen. */
  private static void awaitTransactions() {
    await("no transaction is open")
        .pollDelay(Duration.ZERO)
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                ends(IsolationLevel.READ_COMMITTED).equals(ends(IsolationLevel.READ_UNCOMMITTED)));
  }

  private static Map<TopicPartition, Long> ends(IsolationLevel seen) throws Exception {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    for (Topic topic : List.of(Topic.CALL_JOURNAL, Topic.CALLS, Topic.CALL_INDEX)) {
      for (int partition = 0; partition < PARTITIONS; partition++) {
        latest.put(new TopicPartition(topic.title(), partition), OffsetSpec.latest());
      }
    }
    Map<TopicPartition, Long> ends = new HashMap<>();
    admin
        .listOffsets(latest, new ListOffsetsOptions(seen))
        .all()
        .get()
        .forEach((partition, end) -> ends.put(partition, end.offset()));
    return ends;
  }

  private static List<JournalRecord> records(CallJournal journal) {
    return journal.lines().stream().map(JournalLine::record).toList();
  }

  private Range range(Instant from, Instant to) {
    try (KafkaArchive archive = archive()) {
      return archive.range(from, to, found::add, ReadProgress.SILENT);
    }
  }

  @Test
  void findsALiveCallByItsSnapshot() {
    WrittenCall other = WrittenCall.held("CA-live-other", begin);
    WrittenCall call = WrittenCall.held("CA-live", begin);
    topics.write(other, call);
    try (KafkaArchive archive = archive()) {
      CallJournal journal = archive.call("CA-live").orElseThrow();
      assertThat(records(journal)).isEqualTo(call.journal());
      assertThat(journal.lines())
          .extracting(JournalLine::partition)
          .containsOnly(LogReader.partitionOf("CA-live", PARTITIONS));
      assertThat(archive.live())
          .extracting(CallSnapshot::callId)
          .contains("CA-live", "CA-live-other");
    }
  }

  @Test
  void findsACallThatWasForgottenLongAgoByTheIndex() {
    WrittenCall call = WrittenCall.unanswered("CA-old", begin).forgotten();
    topics.write(call);
    for (int i = 0; i < 20; i++) {
      topics.write(
          WrittenCall.unanswered("CA-later-" + i, begin.plus(Duration.ofDays(i))).forgotten());
    }
    try (KafkaArchive archive = archive()) {
      assertThat(archive.live()).extracting(CallSnapshot::callId).doesNotContain("CA-old");
      CallJournal journal = archive.call("CA-old").orElseThrow();
      assertThat(records(journal)).isEqualTo(call.journal());
      assertThat(journal.lines().getLast().record().transition()).isEqualTo("ended/forgotten");
    }
  }

  @Test
  void whoeverKnowsWhereACallLiesIsToldWithoutSnapshotAndIndex() {
    WrittenCall call = WrittenCall.unanswered("CA-known", begin);
    topics.writeJournal(call);
    List<JournalRecord> written = call.journal();
    JournalRecord first = written.getFirst();
    JournalRecord last = written.getLast();
    Whereabouts live = new Whereabouts(first.at(), null, last.sequence());
    Whereabouts ended = new Whereabouts(first.at(), last.at(), last.sequence());
    try (KafkaArchive archive = archive()) {
      assertThat(archive.call("CA-known")).as("neither topic knows it").isEmpty();
      assertThat(records(archive.call("CA-known", List.of(live)).orElseThrow()))
          .isEqualTo(records(archive.call("CA-known", List.of(ended)).orElseThrow()))
          .isSubsetOf(written)
          .endsWith(last);
    }
  }

  @Test
  void whoeverKnowsNothingOrTheWrongPlaceIsToldAllTheSame() {
    WrittenCall call = WrittenCall.bridged("CA-misplaced", begin).hangsUp();
    topics.write(call);
    Whereabouts later = new Whereabouts(begin.plus(Duration.ofDays(900)), null, 3);
    try (KafkaArchive archive = archive()) {
      for (List<Whereabouts> known : List.of(List.<Whereabouts>of(), List.of(later))) {
        assertThat(records(archive.call("CA-misplaced", known).orElseThrow()))
            .isEqualTo(call.journal());
      }
    }
  }

  @Test
  void knowsNothingOfAnotherCall() {
    try (KafkaArchive archive = archive()) {
      assertThat(archive.call("CA-nobody")).isEmpty();
      assertThat(archive.call("")).isEmpty();
    }
  }

  @Test
  void passesOverWhatIsNoRecordOfTheCallOrWasNeverDecided() {
    WrittenCall call = WrittenCall.bridged("CA-among-strangers", begin).hangsUp();
    JournalRecord any = call.journal().get(3);
    for (WrittenCall.Written each : call.written()) {
      topics.writeInstead(any, null, new byte[] {1, 2, 3});
      topics.writeInstead(any, "CA-among-strangers", "not json".getBytes(StandardCharsets.UTF_8));
      topics.writeInstead(any, "CA-among-strangers", null);
      topics.abort(any);
      topics.write(each);
    }
    try (KafkaArchive archive = archive()) {
      assertThat(records(archive.call("CA-among-strangers").orElseThrow()))
          .isEqualTo(call.journal());
    }
  }

  @Test
  void handsOverEachCallOfARangeWholeAndOnce() {
    WrittenCall before = WrittenCall.unanswered("CA-before", begin.minusSeconds(7200)).forgotten();
    WrittenCall across = WrittenCall.unanswered("CA-across", begin.minusSeconds(30)).hangsUp();
    WrittenCall within = WrittenCall.bridged("CA-within", begin.plusSeconds(5)).forgotten();
    WrittenCall live = WrittenCall.bridged("CA-goes-on", begin.plusSeconds(9));
    WrittenCall after = WrittenCall.bridged("CA-after", begin.plusSeconds(120));
    topics.write(before, across, within, live, after);
    Range range = range(begin, begin.plusSeconds(60));
    assertThat(found)
        .extracting(CallJournal::callId)
        .containsExactlyInAnyOrder("CA-across", "CA-within", "CA-goes-on");
    for (WrittenCall call : List.of(across, within, live)) {
      assertThat(found)
          .filteredOn(each -> each.callId().equals(call.callId()))
          .singleElement()
          .satisfies(journal -> assertThat(records(journal)).isEqualTo(call.journal()));
    }
    assertThat(range.calls()).isEqualTo(3);
    assertThat(range.records())
        .isEqualTo(
            across.journal().size() + within.journal().size() + (long) live.journal().size());
    assertThat(range.missing()).isEmpty();
  }

  @Test
  void saysWhatItCannotTellWhole() {
    topics.writeJournal(WrittenCall.unanswered("CA-unindexed", begin.minusSeconds(30)));
    Range range = range(begin, begin.plusSeconds(300));
    assertThat(found).extracting(CallJournal::callId).containsExactly("CA-unindexed");
    assertThat(range.missing())
        .singleElement()
        .asString()
        .startsWith("call CA-unindexed begins with record 10: the earlier ones are not kept");
  }

  @Test
  void findsNothingInAnEmptyRange() {
    assertThat(range(begin.plus(Duration.ofDays(9000)), begin.plus(Duration.ofDays(9001))))
        .isEqualTo(new Range(0, 0, List.of()));
    assertThat(range(Instant.EPOCH, Instant.EPOCH.plusSeconds(1)).calls()).isZero();
    assertThat(found).isEmpty();
  }

  @Test
  void tellsHowFarTheReadingIs() {
    topics.write(WrittenCall.bridged("CA-watched", begin).hangsUp());
    List<Long> done = new ArrayList<>();
    List<Long> totals = new ArrayList<>();
    try (KafkaArchive archive = archive()) {
      archive.range(
          Instant.EPOCH,
          begin.plus(Duration.ofDays(1)),
          _ -> {},
          (at, total) -> {
            done.add(at);
            totals.add(total);
          });
    }
    assertThat(done).isSorted().isNotEmpty();
    assertThat(totals).containsOnly(done.getLast());
  }

  @Test
  void refusesACallOfALaterVersion() {
    WrittenCall call = WrittenCall.held("CA-of-tomorrow", begin);
    topics.write(call);
    JournalRecord last = call.journal().getLast();
    String later =
        new String(ContractJson.write(last), StandardCharsets.UTF_8)
            .replace("patchcord.room-joined.v1", "patchcord.room-joined.v7");
    topics.writeInstead(last, "CA-of-tomorrow", later.getBytes(StandardCharsets.UTF_8));
    topics.write(call.hangsUp().written().getLast());
    try (KafkaArchive archive = archive()) {
      assertThatThrownBy(() -> archive.call("CA-of-tomorrow"))
          .isInstanceOfSatisfying(
              ArchiveProblem.class, problem -> assertThat(problem.kind()).isEqualTo(Kind.TOO_NEW))
          .hasMessageContaining("patchcord.room-joined.v7")
          .hasMessageContaining("newer release");
    }
  }

  @Test
  void saysThatTheClusterHasNoJournal() {
    assertThat(beforeThereWereTopics)
        .isInstanceOfSatisfying(
            ArchiveProblem.class, problem -> assertThat(problem.kind()).isEqualTo(Kind.NO_TOPIC))
        .hasMessageContaining("has no topic patchcord.call-journal");
  }

  @Test
  @Timeout(20)
  void saysWithinSecondsThatKafkaIsAway() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    StringWriter err = new StringWriter();
    int exitCode =
        Commands.run(
            new PrintWriter(new StringWriter()),
            new PrintWriter(err),
            "replay",
            "call",
            "CA-live",
            "-b",
            "localhost:" + port);
    assertThat(exitCode).isEqualTo(7);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("call: Kafka at localhost:" + port + " does not answer (");
    assertThatThrownBy(() -> KafkaArchive.open("no such host"))
        .isInstanceOfSatisfying(
            ArchiveProblem.class,
            problem -> assertThat(problem.kind()).isEqualTo(Kind.UNREACHABLE));
  }

  @Test
  void countsTheCallsOfEachVersion() {
    topics.write(WrittenCall.held("CA-counted", begin));
    awaitTransactions();
    StringWriter out = new StringWriter();
    assertThat(
            Commands.run(
                new PrintWriter(out), new PrintWriter(out), "replay", "versions", "-b", servers()))
        .isZero();
    assertThat(out.toString().lines().toList().getFirst().split(" +"))
        .containsExactly("machine", "flow", "live", "ended");
    assertThat(out.toString().lines().toList().get(1))
        .matches(MachineVersion.newest().number() + " +test-1 +[1-9][0-9]* +[0-9]+");
  }
}
