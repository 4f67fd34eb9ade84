package dev.patchcord.dialer.lane;

import static dev.patchcord.dialer.Commands.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.outcome.CommandAmbiguous;
import dev.patchcord.contract.outcome.CommandRefused;
import dev.patchcord.dialer.Commands;
import dev.patchcord.dialer.ScriptedTelephony;
import dev.patchcord.dialer.telephony.Reply;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for each command that may be carried out twice. */
class RepeatableCommandsTest {
  private static final Reply.NotTaken TOO_MANY =
      new Reply.NotTaken(Duration.ZERO, 429, 20429, "too many requests");

  /** A budget that is used up: none of them may wait for it. */
  private final Bench bench = new Bench(0.000_1);

  static Stream<CallCommand> commands() {
    return Stream.of(
        Commands.hold("CA1", 1),
        Commands.cancel("CA1", 1, 1, "CA7"),
        Commands.redirect("CA1", 1, 1),
        Commands.end("CA1", 1, "CA7"),
        Commands.lookUpCaller("CA1", 1, "CF1"),
        Commands.lookUpAttempt("CA1", 1, 1, null),
        Commands.announce("CA1", 1, 1),
        Commands.startRecording("CA1", 1),
        Commands.stopRecording("CA1", 1, null));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void isNeitherClaimedNorQueued(CallCommand command) {
    bench.run(Commands.dial("CA0", 1, 1));
    bench.run(command);
    assertThat(bench.outcomes.all()).filteredOn(one -> one.callId().equals("CA1")).hasSize(1);
    assertThat(bench.pauses).isEmpty();
    assertThat(bench.held.finished).isTrue();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void endsAmbiguousWithoutASecondPostWhenNobodyKnows(CallCommand command) {
    bench.telephony.play(any -> new Reply.Ambiguous(503, "HTTP 503"));
    bench.run(command);
    assertThat(bench.telephony.posts()).hasSize(1);
    assertThat(bench.outcomes.all())
        .containsExactly(new CommandAmbiguous("CA1-1", "CA1", NOON, 503, "HTTP 503"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void isAskedAgainAfter429(CallCommand command) {
    bench.telephony.play(
        any -> bench.telephony.posts().size() < 3 ? TOO_MANY : ScriptedTelephony.obey(command));
    bench.run(command);
    assertThat(bench.telephony.posts()).hasSize(3);
    assertThat(bench.outcomes.ends()).hasSize(1);
    assertThat(bench.outcomes.ends().getFirst())
        .isNotInstanceOfAny(CommandRefused.class, CommandAmbiguous.class);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void isRefusedWhenTheCarrierRefuses(CallCommand command) {
    bench.telephony.play(any -> new Reply.Refused(400, 21_000, "no"));
    bench.run(command);
    assertThat(bench.outcomes.all())
        .containsExactly(new CommandRefused("CA1-1", "CA1", NOON, 400, 21_000, "no"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void isCarriedOutAgainAfterADialerDiedInBetween(CallCommand command) {
    bench.runner.run(bench.pending(command, Earlier.STARTED));
    assertThat(bench.telephony.posts()).hasSize(1);
  }
}
