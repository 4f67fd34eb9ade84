package dev.patchcord.orchestrator.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.orchestrator.call.CallDecider;
import dev.patchcord.orchestrator.call.CallScript;
import dev.patchcord.orchestrator.call.CallTransitions;
import dev.patchcord.orchestrator.call.Happenings;
import dev.patchcord.orchestrator.call.MachineVersion;
import dev.patchcord.orchestrator.call.TableMachines;
import dev.patchcord.orchestrator.machine.SpringMachines;
import dev.patchcord.orchestrator.replay.Disagreement.Difference;
import dev.patchcord.orchestrator.replay.Disagreement.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A call of eight records is folded again: Ada's phone rings, the caller hangs up, all is over. */
class CallReplayTest {
  private final CallReplay replay = new CallReplay(new SpringMachines());
  private final CallScript call = new CallScript();

  @BeforeEach
  void play() {
    call.asks(Happenings.arrival());
    call.happens(Happenings.opened(1));
    call.happens(Happenings.wantedAtOnce());
    call.passes(Duration.ofSeconds(2));
    call.happens(Happenings.callerJoins());
    call.happens(Happenings.specialist(1, LegStatus.RINGING));
    call.happens(Happenings.caller(LegStatus.COMPLETED));
    call.happens(Happenings.specialist(1, LegStatus.CANCELED));
    call.passes(Duration.ofMinutes(10));
    assertThat(call.journal()).hasSize(8);
  }

  private ReplayedCall replayed(List<JournalRecord> records) {
    return replay.of(
        new CallJournal(Happenings.CALL, records.stream().map(JournalLine::of).toList()));
  }

  private List<JournalRecord> journalBut(int sequence, UnaryOperator<String> json) {
    return call.journal().stream()
        .map(each -> each.sequence() == sequence ? changed(each, json) : each)
        .toList();
  }

  private static JournalRecord changed(JournalRecord record, UnaryOperator<String> json) {
    String before = new String(ContractJson.write(record), StandardCharsets.UTF_8);
    String after = json.apply(before);
    assertThat(after).isNotEqualTo(before);
    return ContractJson.read(after.getBytes(StandardCharsets.UTF_8), JournalRecord.class);
  }

  private static List<JournalRecord> without(List<JournalRecord> journal, int sequence) {
    return journal.stream().filter(each -> each.sequence() != sequence).toList();
  }

  @Test
  void agreesWithWhatWasDecidedAndKnowsTheCallAfterEveryStep() {
    ReplayedCall replayed = replayed(call.journal());
    assertThat(replayed.firstDisagreement()).isEmpty();
    assertThat(replayed.steps())
        .extracting(step -> step.after() == null ? null : step.after().state())
        .containsExactly(
            CallState.AI,
            CallState.AI,
            CallState.HOLD,
            CallState.DIALING,
            CallState.DIALING,
            CallState.ENDED,
            CallState.ENDED,
            null);
    assertThat(replayed.steps().getFirst().before()).isNull();
    assertThat(replayed.call()).as("forgotten").isEmpty();
  }

  @Test
  void showsTheCallAsItWasAtAnyMoment() {
    Instant wanted = call.journal().get(2).at();
    ReplayedCall then = replayed(call.journal()).until(wanted.plusSeconds(1));
    assertThat(then.steps()).hasSize(3);
    assertThat(then.call())
        .hasValueSatisfying(
            it -> {
              assertThat(it.state()).isEqualTo(CallState.HOLD);
              assertThat(it.deadlines()).containsKeys("hold-confirm", "hold-limit");
            });
    assertThat(replayed(call.journal()).until(wanted.minusSeconds(1)).steps()).isEmpty();
  }

  @Test
  void namesTheRowWhereTheMachineTakesAnother() {
    ReplayedCall replayed =
        replayed(
            journalBut(4, it -> it.replace("\"hold/caller-in-room\"", "\"hold/caller-astray\"")));
    Disagreement first = replayed.firstDisagreement().orElseThrow();
    assertThat(first.kind()).isEqualTo(Kind.DECIDED_OTHERWISE);
    assertThat(first.sequence()).isEqualTo(4);
    assertThat(first.says())
        .isEqualTo(
            "was decided by hold/caller-astray, but machine %s takes hold/caller-in-room:"
                    .formatted(MachineVersion.newest().number())
                + " transition");
    assertThat(first.differences())
        .containsExactly(
            new Difference("transition", "\"hold/caller-astray\"", "\"hold/caller-in-room\""));
    assertThat(replayed.steps().subList(4, 8))
        .as("the later ones are decided by what the machine made of it")
        .allSatisfy(step -> assertThat(step.disagreement()).isNull());
  }

  @Test
  void comparesCommandsToTheirIds() {
    Disagreement first =
        replayed(journalBut(4, it -> it.replace("CA-caller-2", "CA-caller-3")))
            .firstDisagreement()
            .orElseThrow();
    assertThat(first.says())
        .startsWith("hold/caller-in-room is decided otherwise by machine")
        .endsWith(": commands");
    assertThat(first.differences())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.recorded()).contains("\"commandId\":\"CA-caller-3\"");
              assertThat(it.decided()).contains("\"commandId\":\"CA-caller-2\"");
            });
  }

  @Test
  void cannotTellWhatFollowsAGap() {
    ReplayedCall replayed = replayed(without(call.journal(), 3));
    assertThat(replayed.steps())
        .extracting(step -> step.disagreement() == null ? null : step.disagreement().kind())
        .containsExactly(null, null, Kind.GAP, Kind.GAP, Kind.GAP, Kind.GAP, Kind.GAP);
    assertThat(replayed.firstDisagreement().orElseThrow().says())
        .isEqualTo("expected record 3 of the journal, but found 4");
    assertThat(replayed.call()).isEmpty();
  }

  @Test
  void cannotTellACallWithoutItsBeginning() {
    assertThat(replayed(without(call.journal(), 1)).firstDisagreement())
        .hasValueSatisfying(
            first -> {
              assertThat(first.kind()).isEqualTo(Kind.NO_BEGINNING);
              assertThat(first.says())
                  .isEqualTo("the journal begins with record 2: the earlier ones are not there");
            });
    List<JournalRecord> withoutFlow =
        journalBut(1, it -> it.replaceFirst("\"flow\":\\{.*?\\},\"trigger\"", "\"trigger\""));
    assertThat(replayed(withoutFlow).firstDisagreement().orElseThrow().kind())
        .isEqualTo(Kind.NO_BEGINNING);
    assertThat(replayed(List.of()).call()).isEmpty();
  }

  @Test
  void cannotTellACallOfAMachineThatThisBuildDoesNotHave() {
    List<JournalRecord> newer =
        call.journal().stream()
            .map(
                each ->
                    changed(
                        each,
                        it ->
                            it.replaceFirst(
                                "\"machineVersion\":\"\\d+\"", "\"machineVersion\":\"99\"")))
            .toList();
    ReplayedCall replayed = replayed(newer);
    assertThat(replayed.firstDisagreement())
        .hasValueSatisfying(
            first -> {
              assertThat(first.kind()).isEqualTo(Kind.UNKNOWN_MACHINE);
              assertThat(first.sequence()).isEqualTo(1);
              assertThat(first.says())
                  .isEqualTo("was decided by machine 99, which this build does not have");
            });
  }

  @Test
  void noticesARecordOfAnotherMachineThanTheCallsOwn() {
    String own = "\"machineVersion\":\"" + MachineVersion.newest().number() + "\"";
    Disagreement first =
        replayed(journalBut(5, it -> it.replace(own, "\"machineVersion\":\"2\"")))
            .firstDisagreement()
            .orElseThrow();
    assertThat(first.sequence()).isEqualTo(5);
    assertThat(first.differences())
        .extracting(Difference::member)
        .containsExactly("machineVersion");
  }

  @Test
  void tellsTwoLivesOfOneCallApart() {
    call.asks(Happenings.arrival());
    call.happens(Happenings.opened(1));
    ReplayedCall replayed = replayed(call.journal());
    assertThat(replayed.firstDisagreement()).isEmpty();
    assertThat(replayed.steps()).hasSize(10);
    assertThat(replayed.steps().get(8).before()).as("forgotten, and heard of again").isNull();
    assertThat(replayed.call()).map(it -> it.sequence()).contains(2L);

    List<JournalRecord> lostBetween = without(call.journal(), 8);
    assertThat(replayed(lostBetween).firstDisagreement())
        .as("the second life can be told without the end of the first")
        .isEmpty();
  }

  @Test
  void goesOnWithTheNextLifeAfterAGap() {
    call.asks(Happenings.arrival());
    List<JournalRecord> gap = new ArrayList<>(call.journal());
    gap.remove(2);
    assertThat(replayed(gap).steps().getLast().disagreement()).isNull();
    assertThat(replayed(gap).call()).map(it -> it.state()).contains(CallState.AI);
  }

  @Test
  void saysThatTheMachineFailsOnARecordThatNoneCanHaveWritten() {
    CallReplay broken =
        new CallReplay(
            TableMachines.of(
                new CallDecider(
                    MachineVersion.newest(),
                    (_, _) -> {
                      throw new IllegalStateException("no idea\nwhat to do");
                    })));
    Disagreement first =
        broken
            .of(
                new CallJournal(
                    Happenings.CALL, call.journal().stream().map(JournalLine::of).toList()))
            .firstDisagreement()
            .orElseThrow();
    assertThat(first.kind()).isEqualTo(Kind.UNDECIDABLE);
    assertThat(first.says()).isEqualTo("the machine fails on it: no idea");
  }

  @Test
  void replaysACallOfAnOlderVersionByThatVersion() {
    CallScript old = new CallScript(Happenings.FLOW, CallTransitions.of(MachineVersion.V2));
    Stream.of(Happenings.wantedAtOnce(), Happenings.callerJoins(), Happenings.neverPosted(2))
        .forEach(old::happens);
    assertThat(old.call().attempts().getFirst().outcome()).isEqualTo("failed");
    assertThat(replayed(old.journal()).firstDisagreement()).isEmpty();
  }
}
