package dev.patchcord.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.patchcord.contract.Trigger;
import dev.patchcord.contract.UnknownMembers;
import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.journal.CallSnapshot;
import dev.patchcord.contract.journal.JournalRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** What a newer version writes, as this one reads it and passes it on. */
class NewerRecordsTest {

  static Stream<Trigger> triggers() {
    return Samples.byFileName().values().stream()
        .filter(Trigger.class::isInstance)
        .map(Trigger.class::cast);
  }

  @ParameterizedTest
  @MethodSource("triggers")
  void keepsAMemberThatWasAddedToATrigger(Trigger trigger) {
    ObjectNode newer = (ObjectNode) ContractJson.tree(trigger);
    newer.putObject("addedLater").put("a/b~c", 1).putArray("list").add("x");
    Kept<Trigger> read = ContractJson.readKeeping(ContractJson.write(newer), Trigger.class);
    assertThat(read.value()).isEqualTo(trigger);
    assertThat(read.unknown().byPointer())
        .isEqualTo(Map.of("/addedLater", newer.get("addedLater")));
  }

  @ParameterizedTest
  @MethodSource("triggers")
  void findsNothingUnknownInATriggerOfThisVersion(Trigger trigger) {
    Kept<Trigger> read = ContractJson.readKeeping(ContractJson.write(trigger), Trigger.class);
    assertThat(read).isEqualTo(new Kept<>(trigger, UnknownMembers.NONE));
  }

  @Test
  void writesAJournalRecordAgainWithEverythingThatANewerVersionPutIntoIt() {
    ObjectNode newer = journal();
    newer.put("decidedIn", "PT0.002S");
    at(newer, "/trigger").put("addedLater", "something");
    at(newer, "/trigger/origin").put("region", "ie1");
    at(newer, "/commands/0").put("a/b~c", 7);
    at(newer, "/flow/specialists/0/hours/openings/0").put("note", "late on Mondays");
    JournalRecord read = ContractJson.read(ContractJson.write(newer), JournalRecord.class);
    assertThat(read.unknown().byPointer())
        .containsOnlyKeys(
            "/commands/0/a~1b~0c",
            "/decidedIn",
            "/flow/specialists/0/hours/openings/0/note",
            "/trigger/addedLater",
            "/trigger/origin/region");
    assertThat(ContractJson.mapper().readTree(ContractJson.write(read))).isEqualTo(newer);
    assertThat(ContractJson.read(ContractJson.write(read), JournalRecord.class)).isEqualTo(read);
  }

  @Test
  void writesTheSameBytesForTheSameUnknownMembersHoweverTheyCame() {
    ObjectNode first = journal();
    first.put("z", 1).put("a", 2);
    ObjectNode second = journal();
    second.put("a", 2).put("z", 1);
    assertThat(again(first)).isEqualTo(again(second));
  }

  @Test
  void takesAnUnknownMemberOfNullForAbsent() {
    ObjectNode newer = journal();
    newer.putNull("addedLater");
    JournalRecord read = ContractJson.read(ContractJson.write(newer), JournalRecord.class);
    assertThat(read.unknown()).isEqualTo(UnknownMembers.NONE);
  }

  @Test
  void handsTheTriggersMembersToItsJournalAndBack() {
    UnknownMembers ofTrigger =
        new UnknownMembers(new TreeMap<>(Map.of("/reason", StringNode.valueOf("r"))));
    UnknownMembers ofRecord = ofTrigger.within("/trigger");
    assertThat(ofRecord.byPointer()).containsOnlyKeys("/trigger/reason");
    assertThat(ofRecord.under("/trigger")).isEqualTo(ofTrigger);
    assertThat(ofRecord.under("/trig")).isEqualTo(UnknownMembers.NONE);
  }

  @Test
  void saysThatATypeIsTooNew() {
    assertTooNew(
        "{'type':'patchcord.teleport.v1'}",
        CallCommand.class,
        "expected a CallCommand, but patchcord.teleport.v1 is no type that this version knows"
            + " (written by a newer version?)");
    assertTooNew(
        "{'type':'patchcord.end-leg.v2'}",
        CallCommand.class,
        "expected a CallCommand, but patchcord.end-leg.v2 is no type that this version knows"
            + " (written by a newer version?)");
  }

  @Test
  void saysThatATypeInsideARecordIsTooNew() {
    ObjectNode newer = journal();
    at(newer, "/commands/0").put("type", "patchcord.dial-team.v1");
    assertTooNew(
        newer.toString(),
        JournalRecord.class,
        "expected a JournalRecord, but patchcord.dial-team.v1 is no type that this version knows"
            + " (written by a newer version?)");
  }

  @Test
  void saysThatAWordOfAListIsTooNew() {
    ObjectNode newer =
        (ObjectNode) ContractJson.tree(Samples.byFileName().get("patchcord.call-snapshot.v1"));
    newer.put("state", "PARKED");
    assertTooNew(
        newer.toString(),
        CallSnapshot.class,
        "expected a CallSnapshot, but PARKED is no CallState that this version knows, at state"
            + " (written by a newer version?)");
  }

  @Test
  void doesNotTakeAMistakeForSomethingNew() {
    for (String mistake :
        List.of(
            "{'type':'patchcord.room-started.v1'}",
            "{'type':'end-of-call-report'}",
            "{'type':'patchcord.hold-caller.v1'}",
            "{'status':'ringing'}",
            "{'type':'patchcord.end",
            "7")) {
      UnreadableRecord refusal = refused(mistake, CallCommand.class);
      assertThat(refusal.isTooNew()).as(mistake).isFalse();
      assertThat(refusal).hasMessageStartingWith("expected a ");
    }
    assertThat(refused("{'type':'patchcord.room-started.v1'}", CallCommand.class))
        .hasMessage("expected a CallCommand, but found a patchcord.room-started.v1");
  }

  private static void assertTooNew(String json, Class<?> type, String message) {
    UnreadableRecord refusal = refused(json, type);
    assertThat(refusal).hasMessage(message);
    assertThat(refusal.isTooNew()).isTrue();
  }

  private static UnreadableRecord refused(String json, Class<?> type) {
    byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return catchThrowableOfType(UnreadableRecord.class, () -> ContractJson.read(bytes, type));
  }

  private static byte[] again(ObjectNode record) {
    return ContractJson.write(ContractJson.read(ContractJson.write(record), JournalRecord.class));
  }

  private static ObjectNode journal() {
    return (ObjectNode)
        ContractJson.mapper()
            .readTree(ContractJson.write(Samples.byFileName().get("patchcord.journal-record.v1")));
  }

  private static ObjectNode at(JsonNode record, String pointer) {
    return (ObjectNode) record.at(pointer);
  }
}
