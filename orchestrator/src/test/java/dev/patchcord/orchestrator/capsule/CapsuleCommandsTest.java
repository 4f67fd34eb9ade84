package dev.patchcord.orchestrator.capsule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.orchestrator.command.Commands;
import dev.patchcord.orchestrator.replay.CallJournal;
import dev.patchcord.orchestrator.replay.JournalLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody at a terminal gets, who has a file of journals and then a capsule. */
class CapsuleCommandsTest {
  @TempDir Path directory;

  private Path journals;
  private Path file;
  private String out = "";
  private String err = "";

  @BeforeEach
  void writesTheJournals() throws IOException {
    journals = directory.resolve("journals.jsonl");
    file = directory.resolve("incident.capsule");
    Files.writeString(
        journals,
        Incidents.lovelace().journal().stream()
            .map(record -> new String(ContractJson.write(record), StandardCharsets.UTF_8))
            .collect(Collectors.joining("\n", "", "\n")));
  }

  private int run(Object... args) {
    StringWriter printed = new StringWriter();
    StringWriter told = new StringWriter();
    int exitCode =
        Commands.run(
            new PrintWriter(printed),
            new PrintWriter(told),
            Arrays.stream(args).map(Object::toString).toArray(String[]::new));
    out = printed.toString();
    err = told.toString();
    return exitCode;
  }

  private int export(Object... more) {
    List<Object> args =
        new java.util.ArrayList<>(
            List.of("capsule", "export", "CA-caller", "-o", file, "--file", journals));
    args.addAll(List.of(more));
    return run(args.toArray());
  }

  @Test
  void exportsACallAndVerifiesItElsewhere() throws IOException {
    assertThat(export()).isZero();
    assertThat(out).contains("call CA-caller", "not in it: the triggers as they stood");
    Files.delete(journals);
    assertThat(run("capsule", "verify", file)).isZero();
    assertThat(out.lines())
        .containsExactly(
            "%s: all %d decisions of call CA-caller are taken again as they stand"
                .formatted(file, Incidents.lovelace().journal().size()),
            "every promise was kept, as far as the log can tell");
  }

  @Test
  void showsTheCallAndWhatWentOverTheWire() {
    export();
    assertThat(run("capsule", "open", file)).isZero();
    assertThat(out)
        .contains("call CA-caller, 2026-11-22T12:00:00Z to", "BRIDGED", "+14155550100")
        .doesNotContain("POST /2010");
    assertThat(run("capsule", "open", file, "--wire")).isZero();
    assertThat(out)
        .contains(
            "POST /2010-04-01/Accounts/{AccountSid}/Calls.json",
            "To=+14155550123",
            "201 after 180 ms",
            "{\"sid\":\"CA-specialist-1\"");
  }

  @Test
  void showsTheCallAsItWasAtATime() {
    export();
    assertThat(run("capsule", "open", file, "--at", "+3.5s")).isZero();
    assertThat(out).contains("HOLD", "check-up").doesNotContain("BRIDGED");
    assertThat(run("capsule", "open", file, "--at", "2026-11-22T11:00:00Z")).isEqualTo(4);
  }

  @Test
  void exportsRedacted() throws IOException {
    assertThat(export("--redact")).isZero();
    assertThat(out).contains(", redacted").doesNotContain("CA-caller");
    assertThat(run("capsule", "verify", file)).isZero();
    assertThat(run("capsule", "open", file, "--wire")).isZero();
    assertThat(out)
        .contains("numbers, names and texts are made up")
        .doesNotContain(Incidents.SECRETS);
  }

  @Test
  void writesATest() {
    export();
    Path tests = directory.resolve("tests");
    assertThat(run("capsule", "to-test", file, "-o", tests, "--name", "GraceTest")).isZero();
    assertThat(tests.resolve("java/dev/patchcord/orchestrator/capsule/GraceTest.java"))
        .content()
        .contains("class GraceTest", "DIALING -> BRIDGED");
    assertThat(tests.resolve("resources/dev/patchcord/orchestrator/capsule/GraceTest.capsule"))
        .exists();
    assertThat(run("capsule", "to-test", file, "-o", tests, "--name", "../x")).isEqualTo(2);
  }

  @Test
  void namesTheFirstDecisionThatDiffers() throws IOException {
    List<JournalLine> lines =
        Incidents.journal(Incidents.lovelace()).lines().stream()
            .map(line -> line.record().sequence() == 5 ? changed(line) : line)
            .toList();
    write(lines);
    assertThat(run("capsule", "verify", file)).isEqualTo(1);
    assertThat(out)
        .contains(
            "call CA-caller, record 5: was decided by hold/another, but machine",
            "journal   \"hold/another\"",
            "this jar  \"");
    assertThat(run("capsule", "verify", file, "--json")).isEqualTo(1);
    assertThat(out).contains("\"sequence\":5,\"kind\":\"DECIDED_OTHERWISE\"");
  }

  @Test
  void namesThePromiseThatWasBroken() throws IOException {
    List<JournalLine> lines = Incidents.journal(Incidents.unanswered()).lines();
    write(lines);
    assertThat(run("capsule", "verify", file)).isEqualTo(1);
    assertThat(out)
        .contains("are taken again as they stand", "promise broken: NothingLost")
        .contains("HoldCaller CA-caller-1 has no outcome");
  }

  @Test
  void saysThatAJournalWithoutBeginningIsPartial() throws IOException {
    List<JournalLine> lines = Incidents.journal(Incidents.lovelace()).lines();
    write(lines.subList(3, lines.size()));
    assertThat(run("capsule", "verify", file)).isEqualTo(8);
    assertThat(run("capsule", "to-test", file, "-o", directory)).isEqualTo(8);
    assertThat(err).contains("does not go back to the call's beginning");
  }

  @Test
  void saysInOneLineWhatIsWrong() throws IOException {
    assertThat(run("capsule", "export", "CA-nobody", "-o", file, "--file", journals)).isEqualTo(3);
    assertOneLine("no call CA-nobody");
    export();
    byte[] good = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(good, good.length / 2));
    assertThat(run("capsule", "verify", file)).isEqualTo(5);
    assertOneLine(file + " is cut off");
    Files.writeString(file, "something else");
    assertThat(run("capsule", "open", file)).isEqualTo(5);
    assertOneLine(file + " is no capsule");
    assertThat(run("capsule", "open", directory.resolve("none"))).isEqualTo(5);
    assertOneLine("none is not there");
    assertThat(
            run(
                "capsule",
                "export",
                "CA-caller",
                "-o",
                directory.resolve("no/such/place"),
                "--file",
                journals))
        .isEqualTo(2);
    assertOneLine("name another file with -o");
  }

  @Test
  void saysThatAMachineIsNotInThisJar() throws IOException {
    write(
        Incidents.journal(Incidents.lovelace()).lines().stream()
            .map(line -> with(line, "machineVersion", "999"))
            .toList());
    assertThat(run("capsule", "verify", file)).isEqualTo(6);
    assertThat(out).contains("machine 999, which this build does not have");
  }

  private void assertOneLine(String part) {
    assertThat(err.strip().lines().toList()).singleElement().asString().contains(part);
    assertThat(out).isEmpty();
  }

  private void write(List<JournalLine> lines) throws IOException {
    CapsuleFile.write(
        Capsule.of(new CallJournal("CA-caller", lines), List.of(), null, "tests", List.of()), file);
  }

  private static JournalLine changed(JournalLine line) {
    return with(line, "transition", "hold/another");
  }

  private static JournalLine with(JournalLine line, String member, String value) {
    var record =
        (tools.jackson.databind.node.ObjectNode) ContractJson.mapper().valueToTree(line.record());
    record.put(member, value);
    return JournalLine.of(
        ContractJson.read(
            ContractJson.write(record), dev.patchcord.contract.journal.JournalRecord.class));
  }
}
