package dev.patchcord.orchestrator.command;

import static dev.patchcord.orchestrator.archive.WrittenCall.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.orchestrator.archive.WrittenCall;
import dev.patchcord.orchestrator.call.MachineVersion;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * The replay commands over a file of two calls. {@code ./mvnw -pl orchestrator -am test
 * -Dtest=ReplayCommandTest -Dregenerate=true} writes the golden texts anew.
 */
class ReplayCommandTest {
  private static final Path GOLDEN = Path.of("src", "test", "resources", "replay");

  private final WrittenCall unanswered = WrittenCall.unanswered("CA-1", NOON);
  private final WrittenCall bridged = WrittenCall.bridged("CA-2", NOON.plusSeconds(600)).hangsUp();

  @TempDir Path directory;
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();
  private Path file;

  @BeforeEach
  void write() throws IOException {
    List<String> lines = new ArrayList<>(unanswered.lines());
    lines.addAll(bridged.lines());
    file = Files.write(directory.resolve("calls.jsonl"), lines);
  }

  /** The file with another first line that fits. */
  private void change(String which, UnaryOperator<String> change) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    int index =
        lines.indexOf(lines.stream().filter(each -> each.contains(which)).findFirst().get());
    String changed = change.apply(lines.get(index));
    if (changed.isEmpty()) {
      lines.remove(index);
    } else {
      lines.set(index, changed);
    }
    Files.write(file, lines);
  }

  private int run(String... args) {
    out = new StringWriter();
    err = new StringWriter();
    List<String> all = new ArrayList<>(List.of("replay"));
    all.addAll(List.of(args));
    all.addAll(List.of("--file", file.toString()));
    return Commands.run(new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
  }

  /** At a terminal, with these lines typed. */
  private int typed(String lines, String... args) {
    return Commands.run(
        new Terminal(
            new PrintWriter(out),
            new PrintWriter(err),
            new BufferedReader(new StringReader(lines)),
            true,
            Map.of("NO_COLOR", "1", "COLUMNS", "100"),
            InstantSource.fixed(NOON)),
        args);
  }

  private void isGolden(String name) throws IOException {
    Path golden = GOLDEN.resolve(name);
    String text = out.toString().replace(directory.toString(), "DIR");
    if (Boolean.getBoolean("regenerate")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, text);
    }
    assertThat(text).isEqualTo(Files.readString(golden));
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void tellsAWholeCall() throws IOException {
    assertThat(run("call", "CA-1")).isZero();
    isGolden("call.txt");
  }

  @ParameterizedTest
  @CsvSource({"+10s, call-at.txt", "12:00:10, call-at.txt", "2026-11-22T12:00:10Z, call-at.txt"})
  void showsTheCallAsItWasThen(String at, String golden) throws IOException {
    assertThat(run("call", "CA-1", "--at", at)).isZero();
    isGolden(golden);
  }

  @Test
  void listsAndSumsUpCalls() throws IOException {
    assertThat(run("range", "--from", "2026-11-22", "--to", "2026-11-23")).isZero();
    isGolden("range.txt");
  }

  @Test
  void picksTheCallsThatFit() {
    assertThat(run("range", "--where", "state=BRIDGED", "--numbers")).isZero();
    assertThat(out.toString()).contains("CA-2 ").contains("+14155550100").doesNotContain("CA-1 ");
    assertThat(run("range", "--where", "outcome=busy")).isEqualTo(4);
    assertThat(err.toString().lines()).containsExactly("range: none of 2 calls fits outcome=busy");
  }

  @Test
  void hidesNumbersFromProgramsToo() {
    assertThat(run("range", "--json")).isZero();
    List<String> lines = out.toString().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(out.toString()).doesNotContain("+1415");
    JsonNode summary = ContractJson.mapper().readTree(lines.getLast());
    assertThat(summary.get("calls").asInt()).isEqualTo(2);
    assertThat(summary.get("outcomes").propertyNames()).contains("no-answer");
  }

  @Test
  void verifiesThatEveryDecisionWouldBeTakenAgain() {
    assertThat(run("verify")).isZero();
    assertThat(out.toString())
        .containsPattern(
            "2 calls, %d records in [0-9.]+ s: [0-9]+ records a second"
                .formatted(unanswered.journal().size() + bridged.journal().size()))
        .contains("no decision differs");
  }

  @Test
  void printsTheFirstDecisionThatDiffersWithBothSides() throws IOException {
    change(
        "dial-specialist",
        line -> line.replace("\"ringTimeout\":\"PT15S\"", "\"ringTimeout\":\"PT20S\""));
    assertThat(run("verify")).isEqualTo(1);
    assertThat(out.toString().lines().limit(4))
        .containsExactly(
            "call CA-1, record 4: hold/caller-in-room is decided otherwise by machine %s: commands"
                .formatted(MachineVersion.newest().number()),
            "  commands[0].ringTimeout",
            "    journal   \"PT20S\"",
            "    this jar  \"PT15S\"");
    assertThat(out.toString()).contains("decided otherwise: 1 of 2 calls");
    assertThat(run("verify", "--json")).isEqualTo(1);
    JsonNode first = ContractJson.mapper().readTree(out.toString().lines().findFirst().get());
    assertThat(first.get("kind").asString()).isEqualTo("DECIDED_OTHERWISE");
    assertThat(run("call", "CA-1")).isEqualTo(1);
    assertThat(run("range")).isEqualTo(1);
    assertThat(out.toString()).contains("DIFFERS");
  }

  @Test
  void saysThatAMachineIsNotHere() throws IOException {
    change(
        "\"sequence\":1,",
        line -> line.replaceFirst("\"machineVersion\":\"[0-9]+\"", "\"machineVersion\":\"99\""));
    assertThat(run("verify")).isEqualTo(6);
    assertThat(out.toString())
        .contains("decided by a machine that this jar does not have, not compared: 1");
    assertThat(run("call", "CA-1")).isEqualTo(6);
    assertThat(out.toString()).contains("machine 99, which this build does not have");
  }

  @Test
  void saysThatRecordsAreMissing() throws IOException {
    change("\"sequence\":3", _ -> "");
    assertThat(run("verify")).isEqualTo(8);
    assertThat(out.toString()).contains("partial: records are missing in 1 of 2 calls");
    assertThat(run("call", "CA-1")).isEqualTo(8);
    assertThat(out.toString()).contains("expected record 3 of the journal, but found 4");
    assertThat(run("call", "CA-1", "--at", "+20s")).isEqualTo(8);
    assertThat(err.toString()).startsWith("call: how call CA-1 stood at 2026-11-22T12:00:20Z");
  }

  @Test
  void givesProgramsTheWholeCall() {
    assertThat(run("call", "CA-2", "--json")).isZero();
    JsonNode call = ContractJson.mapper().readTree(out.toString());
    assertThat(call.get("agrees").asBoolean()).isTrue();
    assertThat(call.get("steps").size()).isEqualTo(bridged.journal().size());
    assertThat(call.at("/steps/3/lag/taken").asString()).startsWith("PT");
    assertThat(call.at("/steps/4/lag/carriedOut").isMissingNode()).isFalse();
    assertThat(call.at("/facts/timeToPerson").asString()).isEqualTo("PT7.8S");
    assertThat(run("call", "CA-2", "--at", "+6s", "--json")).isZero();
    JsonNode then = ContractJson.mapper().readTree(out.toString());
    assertThat(then.at("/call/state").asString()).isEqualTo("DIALING");
  }

  @Test
  void walksThroughACallAsAPersonAsks() {
    int exitCode =
        typed("\nb\ng 4\ng 99\nx\nq\n", "replay", "call", "CA-1", "--step", "-f", file.toString());
    assertThat(exitCode).isZero();
    String text = out.toString();
    List<String> shown =
        text.lines()
            .filter(line -> line.matches("(\\[\\d+ of \\d+].*> )? {0,3}\\d+  12:00.*"))
            .map(line -> line.replaceFirst("^\\[[^>]*> ", "").strip().split(" ")[0])
            .toList();
    assertThat(shown).containsExactly("1", "2", "1", "4");
    assertThat(text.split("expected Enter, b, q, or g and a number from 1 to", -1)).hasSize(3);
    assertThat(text).endsWith("the same\n");
  }

  @Test
  void showsAllAtOnceWhereNobodyCanType() {
    assertThat(run("call", "CA-1", "--step")).isZero();
    String stepped = out.toString();
    assertThat(run("call", "CA-1")).isZero();
    assertThat(out.toString()).isEqualTo(stepped);
  }

  @Test
  void exportsWhatItReadsAgain() throws IOException {
    Path exported = directory.resolve("two.jsonl.gz");
    assertThat(run("export", "-o", exported.toString())).isZero();
    assertThat(out.toString()).contains("2 calls, ").contains(" records written to ");
    assertThat(Files.readAllBytes(exported)).startsWith(0x1f, 0x8b);
    file = exported;
    assertThat(run("verify")).isZero();
    assertThat(run("export", "-o", exported.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("exists already: name a new file");
    assertThat(directory).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void leavesNoFileBehindThatItCannotFill() {
    Path exported = directory.resolve("none.jsonl");
    assertThat(run("export", "--to", "2020-01-01", "-o", exported.toString())).isEqualTo(4);
    assertThat(exported).doesNotExist();
    assertThat(run("export", "-o", directory.resolve("no/dir/x").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("cannot be written");
    assertThat(directory).isDirectoryNotContaining("glob:**.part");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "call CA-9 | 3 | call: no call CA-9 in FILE",
        "call CA-1 --at noon | 2 | call: --at: expected a time such as",
        "call CA-1 --at -5s | 4 | call: call CA-1 was not there at 2026-11-22T11:59:55Z",
        "call | 2 | call: Missing required parameter: 'ID' (try orchestrator replay call --help)",
        "range --from tomorrow | 2 | range: --from: expected a time such as",
        "range --from 2026-11-23 --to 2026-11-22 | 2 | range: --from must be before --to",
        "range --from 2020-01-01 --to 2020-01-02 | 4 | range: no call has a record between",
        "range --where state | 2 | range: --where: expected one of = != ~ after state at column 6",
        "verify --to 2020-01-01 | 4 | verify: no call has a record between",
        "export | 2 | export: Missing required option: '--output=FILE'",
        "verify --bogus | 2 | verify: Unknown option: '--bogus'"
      })
  void refusesWhatMakesNoSenseInALine(String line, int exitCode, String message) {
    assertThat(run(line.split(" "))).isEqualTo(exitCode);
    assertThat(err.toString().lines().findFirst().orElse(""))
        .startsWith(message.replace("FILE: ", file + ": ").replace("in FILE", "in " + file));
    assertThat(err.toString()).doesNotContain("\tat ").doesNotContain("Exception");
  }

  @Test
  void refusesFilesThatAreNoJournal() throws IOException {
    Path cut = directory.resolve("cut");
    String whole = Files.readString(file);
    Files.writeString(cut, whole.substring(0, whole.length() - 30));
    for (Path bad : List.of(cut, directory.resolve("nowhere"), Path.of("pom.xml"))) {
      file = bad;
      for (String command : List.of("verify", "range")) {
        assertThat(run(command)).as("%s %s", command, bad).isEqualTo(5);
        assertThat(err.toString().lines()).hasSize(1);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"call", "range", "verify", "export", "versions"})
  void explainsItselfWithExamplesAndExitCodes(String command) {
    assertThat(
            Commands.run(new PrintWriter(out), new PrintWriter(err), "replay", command, "--help"))
        .isZero();
    assertThat(out.toString()).contains("Example").contains("Exit codes:").contains("--json");
  }
}
