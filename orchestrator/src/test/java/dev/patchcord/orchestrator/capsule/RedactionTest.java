package dev.patchcord.orchestrator.capsule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.orchestrator.archive.TopicRecord;
import dev.patchcord.orchestrator.call.CallScript;
import dev.patchcord.orchestrator.machine.SpringMachines;
import dev.patchcord.orchestrator.replay.CallJournal;
import dev.patchcord.orchestrator.replay.CallReplay;
import dev.patchcord.orchestrator.replay.JournalLine;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A redacted capsule betrays nobody, and every decision in it is taken again as it was. */
class RedactionTest {
  private final SpringMachines machines = new SpringMachines();
  private final Redaction redaction = new Redaction(machines);

  @Test
  void leavesNoNumberNoNameAndNoWord() {
    String before = text(Incidents.capsule(Incidents.lovelace()));
    assertThat(Incidents.SECRETS.stream().filter(secret -> !before.contains(secret)))
        .as("what is looked for is there before")
        .containsOnly("transport/7420f27a");
    Capsule redacted = redaction.of(Incidents.capsule(Incidents.lovelace()));
    assertThat(redacted.isRedacted()).isTrue();
    assertThat(found(text(redacted), Incidents.SECRETS)).isEmpty();
  }

  @Test
  void decidesAsBefore() {
    Capsule capsule = Incidents.capsule(Incidents.lovelace());
    Capsule redacted = CapsuleFile.read(CapsuleFile.bytes(redaction.of(capsule)));
    assertThat(new CallReplay(machines).of(redacted.journal()).firstDisagreement()).isEmpty();
    assertThat(decisions(redacted)).isEqualTo(decisions(capsule));
    assertThat(rows(redacted)).contains("dialing/specialist-in-room");
  }

  @Test
  void decidesAsBeforeWhateverHappens() {
    for (long seed = 1; seed <= 80; seed++) {
      CallScript script = Incidents.random(seed);
      Capsule capsule = Incidents.capsule(script);
      Capsule redacted = redaction.of(capsule);
      assertThat(new CallReplay(machines).of(redacted.journal()).firstDisagreement())
          .as("call of seed %d", seed)
          .isEmpty();
      assertThat(decisions(redacted)).as("call of seed %d", seed).isEqualTo(decisions(capsule));
      assertThat(
              found(
                  // An example that the machine itself gives.
                  text(redacted).replace("for example +14155550100", ""),
                  List.of("+14155550", "Lovelace", "lovelace", "insulin", "night@", "headache")))
          .as("call of seed %d", seed)
          .isEmpty();
    }
  }

  @Test
  void givesTheSameNumberTheSameSubstituteEverywhere() {
    String redacted = text(redaction.of(Incidents.capsule(Incidents.lovelace())));
    String caller = redacted.replaceAll("(?s).*?call-arrived.*?\"from\":\"(\\+\\d+)\".*", "$1");
    assertThat(caller).matches("\\+1555010\\d{4}");
    String spelled = caller.substring(1).replaceAll("(?<=.)(?=.)", " ");
    assertThat(redacted).as("in the briefing, digit by digit").contains(spelled);
  }

  @Test
  void keepsWhatPeopleNeedToUnderstandTheCall() {
    String redacted = text(redaction.of(Incidents.capsule(Incidents.lovelace())));
    assertThat(redacted)
        .contains("dialing/specialist-in-room", "practice-7", "\"billing\"")
        .contains("{caller}", "{reason}", "\"httpStatus\":201")
        .contains("end-of-call-report");
  }

  @Test
  void keepsADisagreement() {
    Capsule capsule = Incidents.capsule(Incidents.lovelace());
    List<JournalLine> lines =
        capsule.journal().lines().stream()
            .map(line -> line.record().sequence() == 5 ? changed(line) : line)
            .toList();
    Capsule wrong =
        Capsule.of(new CallJournal(capsule.callId(), lines), List.of(), null, "tests", List.of());
    Capsule redacted = redaction.of(wrong);
    assertThat(new CallReplay(machines).of(redacted.journal()).firstDisagreement())
        .hasValueSatisfying(
            first -> {
              assertThat(first.sequence()).isEqualTo(5);
              assertThat(first.differences()).extracting("member").containsExactly("transition");
            });
    assertThat(found(text(redacted), Incidents.SECRETS)).isEmpty();
  }

  @Test
  void masksWhatItDoesNotKnow() {
    Capsule capsule = Incidents.capsule(Incidents.lovelace());
    List<JsonNode> lines =
        capsule.lines().stream()
            .map(
                line ->
                    ContractJson.mapper()
                        .readTree(
                            line.toString()
                                .replace(
                                    "\"sequence\":",
                                    "\"later\":{\"patient\":\"Grace Hopper\"},\"sequence\":")))
            .toList();
    Capsule redacted = redaction.of(Capsule.of(capsule.header(), lines));
    assertThat(text(redacted)).contains("\"later\":{\"patient\":\"Xxxxx Xxxxxx\"}");
    assertThat(found(text(redacted), List.of("Grace Hopper", "GRACE"))).isEmpty();
  }

  @Test
  void redactsTheOriginalsAndLeavesOutTheRehearsal() {
    TopicRecord original =
        new TopicRecord(
            "patchcord.telephony-events",
            3,
            0,
            1,
            new TreeMap<>(Map.of("ce_id", "delivery-1", "ce_subject", "CA-caller")),
            ContractJson.mapper().valueToTree(Incidents.lovelace().journal().getFirst().trigger()));
    Capsule redacted =
        redaction.of(
            Capsule.of(
                Incidents.journal(Incidents.lovelace()),
                List.of(original),
                ContractJson.mapper().readTree("{\"caller\":\"+14155550100\"}"),
                "tests",
                List.of()));
    assertThat(redacted.rehearsal()).isEmpty();
    assertThat(redacted.missing()).containsExactly("the rehearsal: left out by the redaction");
    assertThat(redacted.originals())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.headers().get("ce_subject")).isEqualTo(redacted.callId());
              assertThat(each.headers().get("ce_id"))
                  .isEqualTo(redacted.journal().lines().getFirst().record().triggerId());
            });
    assertThat(found(text(redacted), Incidents.SECRETS)).isEmpty();
  }

  private static JournalLine changed(JournalLine line) {
    JsonNode record = ContractJson.mapper().valueToTree(line.record());
    ((tools.jackson.databind.node.ObjectNode) record).put("transition", "ai/another");
    return JournalLine.of(ContractJson.read(ContractJson.write(record), JournalRecord.class));
  }

  /** The secrets that are found, with what stands around them. */
  private static List<String> found(String text, List<String> secrets) {
    return secrets.stream()
        .filter(text::contains)
        .map(
            secret -> {
              int at = text.indexOf(secret);
              return text.substring(Math.max(0, at - 80), Math.min(text.length(), at + 60));
            })
        .toList();
  }

  private static String text(Capsule capsule) {
    return capsule.header()
        + capsule.lines().stream().map(JsonNode::toString).collect(Collectors.joining("\n"));
  }

  /** States, rows, commands and deadlines of every record. */
  private static List<String> decisions(Capsule capsule) {
    return capsule.journal().lines().stream()
        .map(JournalLine::record)
        .map(
            record ->
                "%d %s %s %s %s %s %s"
                    .formatted(
                        record.sequence(),
                        record.from(),
                        record.to(),
                        record.transition(),
                        record.deadlinesSet(),
                        record.deadlinesCancelled(),
                        record.commands().stream().map(ContractJson::typeName).toList()))
        .toList();
  }

  private static List<String> rows(Capsule capsule) {
    return capsule.journal().lines().stream()
        .map(line -> String.valueOf(line.record().transition()))
        .toList();
  }
}
