package dev.patchcord.console.board;

import static dev.patchcord.console.Samples.NOON;
import static dev.patchcord.console.Samples.attempt;
import static dev.patchcord.console.Samples.broken;
import static dev.patchcord.console.Samples.callId;
import static dev.patchcord.console.Samples.letter;
import static dev.patchcord.console.Samples.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.console.board.Attention.Kind;
import dev.patchcord.console.board.SpecialistLine.Doing;
import dev.patchcord.console.feed.PartitionLag;
import dev.patchcord.console.login.Person;
import dev.patchcord.console.login.Role;
import dev.patchcord.console.projection.Fact;
import dev.patchcord.console.projection.Fact.CallSeen;
import dev.patchcord.console.projection.Limits;
import dev.patchcord.console.projection.Projection;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.JournalRecord.Deadline;
import dev.patchcord.contract.journal.SpecialistStanding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoardTest {
  private static final Thresholds THRESHOLDS =
      new Thresholds(Duration.ofSeconds(60), Duration.ofSeconds(3));
  private static final Person OPERATOR = new Person("kim", Role.OPERATOR);

  private static Board board(Person person, Instant now, Fact... facts) {
    return Board.of(
        Projection.EMPTY.with(List.of(facts), new Limits(100, 100)),
        List.of(),
        THRESHOLDS,
        person,
        null,
        now);
  }

  private static Fact dialing(int number, Instant since, Instant due) {
    return new CallSeen(
        snapshot(
            callId(number),
            CallState.DIALING,
            since,
            List.of(attempt(1, "Ada", "RINGING", null)),
            List.of(new Deadline("attempt-1", due))));
  }

  @Test
  void nothingNeedsAPersonWhileEveryWaitIsShort() {
    Board board = board(OPERATOR, NOON.plusSeconds(5), dialing(1, NOON, NOON.plusSeconds(15)));
    assertThat(board.attention().isEmpty()).isTrue();
    assertThat(board.calls().shown()).extracting(CallLine::callId).containsExactly(callId(1));
  }

  @Test
  void theLongestWaitStandsFirstThenWhatIsOverdueThenWhatWasBroken() {
    Instant now = NOON.plusSeconds(300);
    Board board =
        board(
            OPERATOR,
            now,
            new Fact.PromiseBroken(broken(callId(4), NOON)),
            dialing(3, now.minusSeconds(20), now.minusSeconds(5)),
            dialing(2, now.minusSeconds(90), now.plusSeconds(5)),
            dialing(1, now.minusSeconds(200), now.plusSeconds(5)));
    assertThat(board.attention().shown())
        .extracting(Attention::callId)
        .containsExactly(callId(1), callId(2), callId(3), callId(4));
    assertThat(board.attention().shown())
        .extracting(Attention::kind)
        .containsExactly(Kind.LONG_WAIT, Kind.LONG_WAIT, Kind.OVERDUE, Kind.BROKEN_PROMISE);
    assertThat(board.attention().shown().getFirst().cause()).contains("Ada").contains("12:05:05");
  }

  @Test
  void aDeadlineThatHasJustPassedIsLeftToTheMachine() {
    Instant now = NOON.plusSeconds(20);
    assertThat(board(OPERATOR, now, dialing(1, NOON, now.minusSeconds(2))).attention().isEmpty())
        .isTrue();
    assertThat(board(OPERATOR, now, dialing(1, NOON, now.minusSeconds(4))).attention().isEmpty())
        .isFalse();
  }

  @Test
  void aLetterMattersHereWhileItsCallLives() {
    Fact filed = new Fact.LetterFiled("0:1", letter(callId(1), NOON));
    assertThat(board(OPERATOR, NOON, filed).attention().isEmpty()).isTrue();
    Fact live = new CallSeen(snapshot(callId(1), CallState.AI, NOON));
    assertThat(board(OPERATOR, NOON, filed, live).attention().shown())
        .extracting(Attention::kind)
        .containsExactly(Kind.UNREADABLE);
  }

  @Test
  void aViewerSeesNoNumbers() {
    Fact live = dialing(1, NOON, NOON.plusSeconds(15));
    assertThat(board(new Person("vi", Role.VIEWER), NOON, live).calls().shown().getFirst().from())
        .isEqualTo("+…23");
    assertThat(board(OPERATOR, NOON, live).calls().shown().getFirst().from())
        .isEqualTo("+14155550123");
  }

  @Test
  void specialistsAreToldByWhatTheirPhonesDo() {
    Fact call =
        new CallSeen(
            snapshot(
                callId(1),
                CallState.DIALING,
                NOON,
                List.of(attempt(1, "Bo", "ENDED", "declined"), attempt(2, "Ada", "RINGING", null)),
                List.of()));
    Fact bo =
        new Fact.SpecialistSeen(new SpecialistStanding("+14155550102", "Bo", NOON, null, null));
    List<SpecialistLine> lines = board(OPERATOR, NOON, call, bo).specialists().shown();
    assertThat(lines).extracting(SpecialistLine::name).containsExactly("Ada", "Bo");
    assertThat(lines).extracting(SpecialistLine::doing).containsExactly(Doing.RINGING, Doing.FREE);
    assertThat(lines.get(1).declined()).isEqualTo(1);
  }

  @Test
  void thousandsOfCallsAreAShortPage() {
    Fact[] facts =
        IntStream.range(0, 10_000)
            .mapToObj(i -> dialing(i, NOON.plusMillis(i), NOON.plusSeconds(60)))
            .toArray(Fact[]::new);
    Board late = board(OPERATOR, NOON.plusSeconds(120), facts);
    assertThat(late.attention().isEmpty()).isTrue();
    assertThat(late.needy()).isEqualTo(10_000);
    Fact[] served = Arrays.copyOf(facts, facts.length + 1);
    served[facts.length] = decided(119);
    Board board = board(OPERATOR, NOON.plusSeconds(120), served);
    assertThat(board.calls().shown()).hasSize(40);
    assertThat(board.calls().more()).isEqualTo(9_960);
    assertThat(board.attention().shown()).hasSize(20);
    assertThat(board.diagram().nodes())
        .filteredOn(node -> node.state() == CallState.DIALING)
        .extracting(StateDiagram.Node::count)
        .containsExactly(10_000L);
  }

  private static Board many(int calls, List<PartitionLag> lags, Fact... more) {
    List<Fact> facts = new ArrayList<>(List.of(more));
    IntStream.range(0, calls).forEach(i -> facts.add(dialing(i, NOON, NOON.plusSeconds(15 + i))));
    return Board.of(
        Projection.EMPTY.with(facts, new Limits(100, 100)),
        lags,
        THRESHOLDS,
        OPERATOR,
        null,
        NOON.plusSeconds(58));
  }

  private static Fact decided(int second) {
    return new Fact.Decided(callId(99), 0, NOON.plusSeconds(second), CallState.AI, CallState.AI);
  }

  @Test
  void manyCallsThatAreLateForOneReasonAreOneLine() {
    Board board = many(30, List.of(new PartitionLag(0, 12L)), decided(10));
    Outage outage = Objects.requireNonNull(board.outage());
    assertThat(outage.since()).isEqualTo(NOON.plusSeconds(15));
    assertThat(outage.calls()).isEqualTo(30);
    assertThat(outage.cause())
        .contains("on partition 0: 30 calls", "30 of their callers", "12 events", "12:00:10 UTC");
    assertThat(board.attention().isEmpty()).isTrue();
    assertThat(board.needy()).isEqualTo(30);
  }

  @Test
  void aLongWaitInAnOutageIsCountedAndNotListed() {
    Board board =
        Board.of(
            Projection.EMPTY.with(
                IntStream.range(0, 6)
                    .mapToObj(i -> dialing(i, NOON, NOON.plusSeconds(15)))
                    .toList(),
                new Limits(100, 100)),
            List.of(),
            THRESHOLDS,
            OPERATOR,
            null,
            NOON.plusSeconds(600));
    assertThat(Objects.requireNonNull(board.outage()).cause()).contains("nothing was decided");
    assertThat(board.attention().isEmpty()).isTrue();
  }

  @Test
  void aFewLateCallsAreALineEach() {
    Board board = many(5, List.of(new PartitionLag(0, 12L)), decided(10));
    assertThat(board.outage()).isNull();
    assertThat(board.attention().total()).isEqualTo(5);
  }

  @Test
  void lateCallsWhereOthersAreDecidedOnAreNoOutage() {
    Board board = many(30, List.of(new PartitionLag(0, 0L)), decided(50));
    assertThat(board.outage()).isNull();
    assertThat(board.attention().total()).isEqualTo(30);
    assertThat(many(30, List.of(new PartitionLag(0, 7L)), decided(50)).outage())
        .as("it is decided, but too slowly")
        .isNotNull();
  }
}
