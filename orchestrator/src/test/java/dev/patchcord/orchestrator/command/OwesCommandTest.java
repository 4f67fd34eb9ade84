package dev.patchcord.orchestrator.command;

import static dev.patchcord.orchestrator.call.Happenings.CALL;
import static dev.patchcord.orchestrator.call.Happenings.arrival;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.archive.ArchiveProblem;
import dev.patchcord.contract.archive.ArchiveProblem.Kind;
import dev.patchcord.contract.journal.CallSnapshot;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.orchestrator.archive.JournalArchive;
import dev.patchcord.orchestrator.call.CallScript;
import dev.patchcord.orchestrator.call.Flows;
import dev.patchcord.orchestrator.call.Happenings;
import dev.patchcord.orchestrator.call.Scenes;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

class OwesCommandTest {
  private static final Path PAGE = Path.of("..", "docs", "owes.md");
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final MemoryArchive archive = new MemoryArchive();
  private final Deque<Boolean> again = new ArrayDeque<>();
  private Instant now = NOON.plusSeconds(14);
  private boolean interactive;

  private int owes(JournalArchive from, String... args) {
    Terminal terminal =
        new Terminal(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            new BufferedReader(Reader.nullReader()),
            interactive,
            Map.of(),
            InstantSource.fixed(now));
    CommandLine line = Commands.line(terminal);
    OwesCommand command = line.getSubcommands().get("owes").getCommand();
    command.using(from, () -> !again.isEmpty() && again.pop());
    String[] all = new String[args.length + 1];
    all[0] = "owes";
    System.arraycopy(args, 0, all, 1, args.length);
    int exitCode = line.execute(all);
    terminal.out().flush();
    return exitCode;
  }

  private int owes(String... args) {
    return owes(archive, args);
  }

  /** Ada's phone rings for the caller, Ben is the next. */
  private static CallScript ringing() {
    CallScript call = new CallScript(Flows.tests().people("Ada", "Ben").attempts(2).flow());
    Scenes.dialing(call);
    call.happens(Happenings.done(1, CALL));
    call.passes(Duration.ofSeconds(2));
    Scenes.rings(call);
    call.passes(Duration.ofSeconds(12));
    return call;
  }

  private static CallScript arriving() {
    CallScript call = new CallScript();
    call.asks(arrival());
    return call;
  }

  private static CallSnapshot named(String callId, CallScript call) {
    CallSnapshot it = call.call().snapshot();
    return new CallSnapshot(
        callId,
        it.state(),
        it.since(),
        it.begunAt(),
        it.from(),
        it.to(),
        it.attempts(),
        it.passedOver(),
        it.recordings(),
        it.deadlines(),
        it.sequence(),
        it.machineVersion(),
        it.flowVersion(),
        it.journal());
  }

  private void fourCalls() {
    CallScript talking = new CallScript();
    Scenes.bridged(talking);
    CallScript withAssistant = new CallScript();
    Scenes.withAssistant(withAssistant);
    archive
        .keep(named("CA-talking", talking))
        .keep(named("CA-assistant", withAssistant))
        .keep(ringing())
        .keep(named("CA-arriving", arriving()));
  }

  /** What the page shows for a command; {@code -Dregenerate=true} writes it anew. */
  private void isShownFor(String command) throws Exception {
    String page = Files.readString(PAGE);
    Pattern block =
        Pattern.compile("(\\$ " + Pattern.quote(command) + "\n)(.*?)(```)", Pattern.DOTALL);
    Matcher matcher = block.matcher(page);
    assertThat(matcher.find()).as("%s shows %s", PAGE, command).isTrue();
    if (Boolean.getBoolean("regenerate")) {
      Files.writeString(
          PAGE, page.substring(0, matcher.start(2)) + out + page.substring(matcher.end(2)));
      return;
    }
    assertThat(out.toString())
        .as(
            "docs/owes.md shows something else; write it anew by%n  ./mvnw -pl orchestrator -am"
                + " test -Dtest=OwesCommandTest -Dregenerate=true")
        .isEqualTo(matcher.group(2));
  }

  @Test
  void listsLiveCallsTheMostOverdueFirst() throws Exception {
    fourCalls();
    assertThat(owes()).isZero();
    assertThat(out.toString().lines().skip(1).limit(4).map(line -> line.split(" ")[0]))
        .containsExactly("CA-arriving", CALL, "CA-assistant", "CA-talking");
    isShownFor("java -jar orchestrator.jar owes");
  }

  @Test
  void tellsAllOfOneCall() throws Exception {
    fourCalls();
    assertThat(owes(CALL)).isZero();
    assertThat(err.toString()).isEmpty();
    isShownFor("java -jar orchestrator.jar owes " + CALL);
  }

  @Test
  void picksOutWhatIsOverdueAndSaysSoByItsExitCode() {
    fourCalls();
    assertThat(owes("--overdue")).isEqualTo(1);
    assertThat(out.toString().lines())
        .containsExactly(
            "CALL         STATE  SINCE (UTC)  BY                     OWES  WHAT",
            "CA-arriving  AI     12:00:00     12:00:10, overdue 4 s  Vapi  open a session with the"
                + " assistant",
            "",
            "4 live calls, 1 overdue");
  }

  @Test
  void saysThatNothingIsOverdue() {
    archive.keep(named("CA-arriving", arriving()));
    now = NOON.plusSeconds(3);
    assertThat(owes("--overdue")).isZero();
    assertThat(out).hasToString("nothing is overdue: 1 live call\n");
  }

  @Test
  void saysThatNobodyIsThere() {
    assertThat(owes()).isZero();
    assertThat(owes("--overdue")).isZero();
    assertThat(out.toString().lines())
        .containsExactly("nothing is owed: no live calls", "nothing is owed: no live calls");
  }

  @Test
  void leavesOutACallThatHasEndedAndOwesNothing() {
    CallScript ended = new CallScript();
    Scenes.withAssistant(ended);
    ended.happens(Happenings.caller(LegStatus.COMPLETED));
    archive.keep(ended);
    assertThat(owes()).isZero();
    assertThat(out).hasToString("nothing is owed: no live calls\n");
  }

  @Test
  void keepsACallThatHasEndedAndOwesACallback() {
    CallScript ended = new CallScript();
    Scenes.withAssistant(ended);
    ended.asks(Happenings.wantsCallback(null, NOON.plus(Duration.ofDays(1))));
    ended.happens(Happenings.caller(LegStatus.COMPLETED));
    archive.keep(ended);
    assertThat(owes()).isZero();
    assertThat(out.toString())
        .contains("2026-11-23 12:00:00, in 23 h 59 min  timer  see to callback 1 of the caller");
  }

  @Test
  void printsOneLineOfJsonForEachCall() {
    fourCalls();
    assertThat(owes("--json")).isZero();
    List<JsonNode> calls =
        out.toString().lines().map(line -> ContractJson.mapper().readTree(line)).toList();
    assertThat(calls).hasSize(4);
    JsonNode first = calls.getFirst();
    assertThat(first.get("callId").asString()).isEqualTo("CA-arriving");
    assertThat(first.get("overdue").asBoolean()).isTrue();
    assertThat(first.get("exact").asBoolean()).isFalse();
    assertThat(first.has("moves")).isFalse();
    JsonNode debt = first.get("debts").get(0);
    assertThat(debt.get("from").asString()).isEqualTo("VAPI");
    assertThat(debt.get("by").asString()).isEqualTo("2026-11-22T12:00:10Z");
    assertThat(debt.get("deadline").asString()).isEqualTo("ai-session");
  }

  @Test
  void printsOneCallWithItsDryRunsAsJson() {
    fourCalls();
    assertThat(owes(CALL, "--json")).isZero();
    assertThat(out.toString().lines()).hasSize(1);
    JsonNode call = ContractJson.mapper().readTree(out.toString());
    assertThat(call.get("exact").asBoolean()).isTrue();
    assertThat(call.get("debts").get(0).get("then").get("row").asString())
        .isEqualTo("dialing/attempt-asked-about");
    assertThat(call.get("moves").valueStream().map(each -> each.get("action").asString()))
        .startsWith("TRANSFER", "TRANSFER", "TRANSFER", "TAKE_BACK");
  }

  @Test
  void doesNotKnowEveryCall() {
    assertThat(owes("CA-nobody")).isEqualTo(3);
    assertThat(err)
        .hasToString(
            "owes: no call CA-nobody in the log: without a call, owes lists those that live\n");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void saysThatACallIsOver() {
    CallScript call = new CallScript();
    Scenes.withAssistant(call);
    call.happens(Happenings.caller(LegStatus.COMPLETED));
    call.passes(Duration.ofMinutes(10));
    archive.keep(call);
    assertThat(owes(CALL)).isZero();
    assertThat(out).hasToString("nothing is owed: CA-caller is over and forgotten\n");
  }

  @Test
  void tellsFromTheSnapshotWhatAJournalWithoutItsBeginningDoesNot() {
    CallScript call = ringing();
    List<JournalRecord> journal = call.journal();
    archive.keep(call).keep(journal.subList(2, journal.size()));
    assertThat(owes(CALL)).isEqualTo(8);
    assertThat(out.toString()).contains("Ada (specialist 1) is to answer the phone");
    assertThat(out.toString()).doesNotContain("else").doesNotContain("operator");
    assertThat(err)
        .hasToString(
            "owes: told in part: record 3: the journal begins with record 3: the earlier ones are"
                + " not there\n");
  }

  @Test
  void drawsAnewWhileSomebodyWatches() {
    archive.keep(named("CA-arriving", arriving()));
    interactive = true;
    again.add(true);
    again.add(true);
    assertThat(owes("--watch")).isZero();
    assertThat(out.toString().split(Pattern.quote("\033[H\033[2J"), -1)).hasSize(4);
    assertThat(out.toString()).as("overdue is red").contains("\033[31mCA-arriving");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--watch", "--watch --json", "--overdue CA-caller", "--sideways", "a b"})
  void refusesOptionsThatDoNotFit(String args) {
    assertThat(owes(args.split(" "))).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).isNotEmpty().doesNotContain("Exception");
  }

  @Test
  void saysThatKafkaIsAway() {
    JournalArchive away =
        (JournalArchive)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {JournalArchive.class},
                (_, method, _) -> {
                  if (method.getName().equals("close")) {
                    return null;
                  }
                  throw new ArchiveProblem(Kind.UNREACHABLE, "Kafka does not answer", null);
                });
    assertThat(owes(away)).isEqualTo(7);
    assertThat(owes(away, CALL)).isEqualTo(7);
    assertThat(err.toString().lines())
        .containsExactly("owes: Kafka does not answer", "owes: Kafka does not answer");
  }

  @Test
  void explainsItself() {
    assertThat(owes("--help")).isZero();
    assertThat(out.toString()).contains("Exit codes:").contains("--overdue").contains("--watch");
  }
}
