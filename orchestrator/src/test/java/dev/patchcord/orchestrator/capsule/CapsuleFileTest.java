package dev.patchcord.orchestrator.capsule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.orchestrator.archive.TopicRecord;
import dev.patchcord.orchestrator.capsule.CapsuleProblem.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A capsule's file is complete, or it is told what is wrong with it. */
class CapsuleFileTest {
  private static final JsonNode REHEARSAL =
      ContractJson.mapper().readTree("{\"seed\":42,\"speed\":20}");

  private final Capsule capsule =
      Capsule.of(
          Incidents.journal(Incidents.lovelace()),
          List.of(original()),
          REHEARSAL,
          "orchestrator 1.0",
          List.of("one trigger: not kept any more"));
  private final byte[] file = CapsuleFile.bytes(capsule);

  private static TopicRecord original() {
    return new TopicRecord(
        "patchcord.telephony-events",
        3,
        0,
        1_795_000_000_000L,
        new TreeMap<>(Map.of("ce_id", "delivery-1")),
        ContractJson.mapper().readTree("{\"type\":\"patchcord.call-arrived.v1\"}"));
  }

  @Test
  void givesBackWhatWasPutIn() {
    Capsule read = CapsuleFile.read(file);
    assertThat(read.journal()).isEqualTo(capsule.journal());
    assertThat(read.originals()).containsExactly(original());
    assertThat(read.rehearsal()).contains(REHEARSAL);
    assertThat(read.missing()).containsExactly("one trigger: not kept any more");
    assertThat(read.by()).isEqualTo("orchestrator 1.0");
    assertThat(read.isRedacted()).isFalse();
    assertThat(CapsuleFile.bytes(read)).isEqualTo(file);
  }

  @Test
  void canBeReadByAPersonWithGunzip() throws IOException {
    List<String> lines = text().lines().toList();
    assertThat(lines.getFirst())
        .startsWith("{\"capsule\":1,\"call\":\"CA-caller\"")
        .contains("\"machines\":[\"")
        .contains("\"flows\":[\"practice-7\"]");
    assertThat(lines).hasSize(1 + capsule.journal().lines().size() + 2);
    assertThat(CapsuleFile.read(text().getBytes(StandardCharsets.UTF_8)).journal())
        .as("uncompressed")
        .isEqualTo(capsule.journal());
  }

  @Test
  void keepsMembersAndLinesOfALaterVersion() throws IOException {
    List<JsonNode> lines =
        text()
            .lines()
            .skip(1)
            .map(line -> (ObjectNode) ContractJson.mapper().readTree(line))
            .peek(line -> line.put("later", "kept"))
            .map(JsonNode.class::cast)
            .toList();
    ObjectNode header = capsule.header().put("laterToo", "kept");
    Capsule later = CapsuleFile.read(CapsuleFile.bytes(Capsule.of(header, lines)));
    assertThat(later.header().path("laterToo").asString()).isEqualTo("kept");
    assertThat(later.lines())
        .allMatch(line -> line.path("later").asString("").equals("kept"))
        .hasSameSizeAs(lines);
  }

  @Test
  void tellsACutFileWhereverItIsCut() {
    for (int length = 20; length < file.length; length += 7) {
      assertThat(problem(Arrays.copyOf(file, length)))
          .as("cut after %d of %d bytes", length, file.length)
          .isEqualTo(Kind.TRUNCATED);
    }
    assertThat(problem(Arrays.copyOf(file, file.length - 1))).isEqualTo(Kind.TRUNCATED);
    assertThat(problem(new byte[0])).isEqualTo(Kind.TRUNCATED);
  }

  @Test
  void tellsACutFileThatWasUncompressed() throws IOException {
    byte[] text = text().getBytes(StandardCharsets.UTF_8);
    for (int length : List.of(text.length - 1, text.length / 2, 30)) {
      assertThat(problem(Arrays.copyOf(text, length))).isEqualTo(Kind.TRUNCATED);
    }
  }

  @Test
  void neverTakesADamagedFileForAGoodOne() {
    for (int index = 10; index < file.length; index += 11) {
      byte[] damaged = file.clone();
      damaged[index] ^= 0x10;
      assertThat(problem(damaged)).as("byte %d", index).isNotNull();
    }
  }

  @Test
  void tellsThatSomebodyChangedARecord() throws IOException {
    String changed = text().replace("\"to\":\"BRIDGED\"", "\"to\":\"DIALING\"");
    assertThat(changed).isNotEqualTo(text());
    assertThat(problem(changed.getBytes(StandardCharsets.UTF_8))).isEqualTo(Kind.DAMAGED);
  }

  @Test
  void tellsAForeignFile() {
    assertThat(problem("{\"callId\":\"CA1\"}\n".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Kind.FOREIGN);
    assertThat(problem("PK\3\4 and so on".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Kind.FOREIGN);
  }

  @Test
  void tellsAFileOfALaterForm() throws IOException {
    String later = text().replaceFirst("\"capsule\":1", "\"capsule\":2");
    assertThat(problem(later.getBytes(StandardCharsets.UTF_8))).isEqualTo(Kind.TOO_NEW);
  }

  @Test
  void tellsARecordOfALaterType() {
    List<JsonNode> lines =
        capsule.lines().stream()
            .map(
                line ->
                    ContractJson.mapper()
                        .readTree(
                            line.toString()
                                .replace("patchcord.call-arrived.v1", "patchcord.call-arrived.v9")))
            .toList();
    CapsuleProblem problem =
        catchThrowableOfType(CapsuleProblem.class, () -> Capsule.of(capsule.header(), lines));
    assertThat(problem.kind()).isEqualTo(Kind.TOO_NEW);
    assertThat(problem)
        .hasMessage(
            "record 1 has something of type patchcord.call-arrived.v9, which this jar does not"
                + " know: use the one that wrote it");
  }

  private String text() throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Kind problem(byte[] file) {
    return catchThrowableOfType(CapsuleProblem.class, () -> CapsuleFile.read(file)).kind();
  }
}
