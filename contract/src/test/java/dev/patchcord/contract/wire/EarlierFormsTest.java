package dev.patchcord.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.Trigger;
import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.answer.HangUp;
import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.event.TelephonyEvent;
import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.flow.Specialist;
import dev.patchcord.contract.flow.Spoken;
import dev.patchcord.contract.journal.CallSnapshot;
import dev.patchcord.contract.journal.JournalRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records in {@code src/test/resources/wire-before} have forms that nobody writes any more, and lie
 * in somebody's log. Beside each stands what this version makes of it, which {@code ./mvnw -pl
 * contract test -Dtest=EarlierFormsTest -Dregenerate=true} writes anew. The old files are never
 * changed.
 */
class EarlierFormsTest {
  private static final Path BEFORE = Path.of("src", "test", "resources", "wire-before");
  private static final Path TODAY = BEFORE.resolve("today");

  /** One that is gone from here was deleted: its records are still in somebody's log. */
  private static final List<String> FOREVER =
      List.of(
          "patchcord.ai-reported.v1.machine-1",
          "patchcord.announcement-fetched.v1.machine-1",
          "patchcord.call-snapshot.v1.machine-1",
          "patchcord.dead-letter-requeued.v1.without-why",
          "patchcord.dial-specialist.v1.machine-1",
          "patchcord.enter-hold.v1.machine-1",
          "patchcord.hang-up.v1.machine-1",
          "patchcord.join-room.v1.machine-1",
          "patchcord.journal-record.v1-rejected.machine-1",
          "patchcord.journal-record.v1.machine-1",
          "patchcord.open-ai-session.v1.machine-1",
          "patchcord.screen.v1.machine-1",
          "patchcord.specialist-requested.v1.machine-1");

  static Stream<String> files() throws IOException {
    try (Stream<Path> files = Files.list(BEFORE)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString().replaceAll("\\.json$", ""))
          .sorted()
          .toList()
          .stream();
    }
  }

  @BeforeAll
  static void regenerates() throws IOException {
    if (Boolean.getBoolean("regenerate")) {
      Files.createDirectories(TODAY);
      for (String name : files().toList()) {
        Files.writeString(TODAY.resolve(name + ".json"), today(name));
      }
    }
  }

  @Test
  void keepsTheRecordOfEveryFormThatWasEverWritten() throws IOException {
    assertThat(files()).containsExactlyElementsOf(FOREVER);
  }

  @ParameterizedTest
  @MethodSource("files")
  void readsAnOldRecordAsTodays(String name) throws IOException {
    assertThat(today(name)).isEqualTo(Files.readString(TODAY.resolve(name + ".json")));
  }

  @ParameterizedTest
  @MethodSource("files")
  void losesNothingWhenARecordThatWasReadIsReadAgain(String name) throws IOException {
    Object once = read(name);
    assertThat(ContractJson.read(ContractJson.write(once), type(name))).isEqualTo(once);
  }

  @Test
  void tellsTheSameSentenceAndTheSameSpecialist() throws IOException {
    assertThat(read("patchcord.hang-up.v1.machine-1"))
        .isEqualTo(new HangUp(List.of(Spoken.plain("Goodbye."))));
    Flow flow = Objects.requireNonNull(journal().flow());
    assertThat(flow.specialists())
        .containsExactly(new Specialist("Ada", "+14155550123", List.of(), null, null));
    assertThat(flow.screening().timeout()).hasSeconds(20);
    assertThat(flow.sentences().goodbye()).isEqualTo("Thank you for calling. Goodbye.");
    assertThat(journal().commands()).hasSize(1);
  }

  @Test
  void goesThroughEveryVersionInBetween() {
    List<Upcaster> steps =
        List.of(
            Upcaster.version(
                "patchcord.rung.v2",
                "patchcord.rung.v3",
                old -> old.put("seconds", old.path("rings").asInt() * 6)),
            Upcaster.version("patchcord.rung.v1", "patchcord.rung.v2", old -> old.put("rings", 3)));
    JsonNode first = tree("{'type':'patchcord.rung.v1'}");
    assertThat(Upcasters.upcast(first, Trigger.class, steps))
        .isEqualTo(tree("{'type':'patchcord.rung.v3','rings':3,'seconds':18}"));
    assertThat(first)
        .as("the record as it was read")
        .isEqualTo(tree("{'type':'patchcord.rung.v1'}"));
  }

  @Test
  void leavesTheVendorsWordsAlone() {
    JsonNode record =
        tree("{'trigger':{'origin':{'body':{'type':'patchcord.hang-up.v1','sentence':'Bye.'}}}}");
    JsonNode today = Upcasters.upcast(record, JournalRecord.class);
    assertThat(today.path("trigger")).isEqualTo(record.path("trigger"));
  }

  @Test
  void leavesTodaysRecordsAlone() {
    Samples.byFileName()
        .forEach(
            (name, sample) -> {
              JsonNode record = ContractJson.tree(sample);
              assertThat(Upcasters.upcast(record, sample.getClass())).as(name).isEqualTo(record);
            });
  }

  @Test
  void keepsWhatIsUnknownOfAnOldRecordToo() throws IOException {
    ObjectNode old = (ObjectNode) ContractJson.mapper().readTree(bytes(JOURNAL));
    old.put("addedLater", "something");
    JournalRecord read = ContractJson.read(ContractJson.write(old), JournalRecord.class);
    assertThat(read.unknown().byPointer()).containsOnlyKeys("/addedLater");
    assertThat(read.flow()).isEqualTo(journal().flow());
  }

  private static final String JOURNAL = "patchcord.journal-record.v1.machine-1";

  private static JournalRecord journal() throws IOException {
    return ContractJson.read(bytes(JOURNAL), JournalRecord.class);
  }

  private static Object read(String name) throws IOException {
    return ContractJson.read(bytes(name), type(name));
  }

  private static String today(String name) throws IOException {
    return new String(ContractJson.write(read(name)), StandardCharsets.UTF_8) + "\n";
  }

  private static byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(BEFORE.resolve(name + ".json"));
  }

  /** As a consumer of its topic would read it. */
  private static Class<?> type(String name) throws IOException {
    if (name.startsWith("patchcord.journal-record.")) {
      return JournalRecord.class;
    }
    if (name.startsWith("patchcord.call-snapshot.")) {
      return CallSnapshot.class;
    }
    if (name.startsWith("patchcord.dead-letter-requeued.")) {
      return DeadLetterRequeued.class;
    }
    String type = ContractJson.mapper().readTree(bytes(name)).path("type").asString();
    Class<?> exact =
        ContractJson.types().stream()
            .filter(each -> ContractJson.nameOf(each).equals(type))
            .findFirst()
            .orElseThrow();
    return Stream.of(TelephonyEvent.class, CallCommand.class, Answer.class)
        .<Class<?>>map(family -> family)
        .filter(family -> family.isAssignableFrom(exact))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode tree(String json) {
    return ContractJson.mapper().readTree(json.replace('\'', '"'));
  }
}
