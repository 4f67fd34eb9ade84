package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.Trigger;
import dev.patchcord.contract.event.AnsweredBy;
import dev.patchcord.contract.event.OperatorAction;
import dev.patchcord.contract.outcome.CommandAmbiguous;
import dev.patchcord.contract.outcome.CommandQueued;
import dev.patchcord.contract.outcome.LookedUp;
import dev.patchcord.contract.outcome.LookedUp.FoundLeg;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Triggers at random, likely enough to lead somewhere, wrong often enough to disturb. */
public final class RandomCalls {
  private static final List<String> LEAVING =
      List.of(
          "participant_hung_up", "participant_updated_via_api", "", "moderator_ended_conference");
  private static final List<String> KEYS = List.of("1", "1", "1", "2", "", "11");

  private final RandomGenerator random;

  public RandomCalls(RandomGenerator random) {
    this.random = random;
  }

  /** Something that could reach the machine next: half of it fits, half is anything at all. */
  public Trigger next(Call call) {
    return call != null && random.nextBoolean() ? fitting(call) : anything(call);
  }

  private Trigger fitting(Call call) {
    int attempt = likelyAttempt(call);
    return switch (call.state()) {
      case AI ->
          random.nextBoolean()
              ? Happenings.wantedAtOnce()
              : Happenings.opened(Math.max(call.ai().number(), 1));
      case HOLD -> random.nextBoolean() ? Happenings.callerJoins() : Happenings.reachedHold();
      case DIALING ->
          switch (random.nextInt(5)) {
            case 0 -> Happenings.specialist(attempt, LegStatus.RINGING);
            case 4 -> Happenings.detected(attempt, AnsweredBy.HUMAN);
            case 1 -> Happenings.answers(attempt);
            case 2 -> Happenings.presses(attempt, "1");
            default -> Happenings.specialistJoins(attempt);
          };
      case BRIDGED -> Happenings.roomStarts();
      case FALLBACK ->
          random.nextBoolean() ? Happenings.leavesHold(1) : Happenings.opened(call.ai().number());
      case ENDED -> Happenings.specialist(attempt, LegStatus.RINGING);
    };
  }

  /** One that is under way, or the latest. */
  private int likelyAttempt(Call call) {
    List<Attempt> open = call.open();
    return open.isEmpty() ? Math.max(call.attempts().size(), 1) : pick(open).number();
  }

  private Trigger anything(Call call) {
    int attempts = call == null ? 0 : call.attempts().size();
    int attempt =
        call == null || random.nextInt(8) == 0
            ? random.nextInt(4)
            : random.nextInt(4) == 0 ? 1 + random.nextInt(attempts + 1) : likelyAttempt(call);
    int commands = call == null ? 1 : Math.max(call.commands(), 1);
    int command = random.nextInt(4) == 0 ? 1 + random.nextInt(commands) : commands;
    int session = call == null ? 1 : Math.max(call.ai().number() - random.nextInt(6) / 5, 0);
    List<Supplier<Trigger>> all =
        List.of(
            Happenings::arrival,
            () -> Happenings.opened(session),
            () -> Happenings.opened(session),
            () -> Happenings.failed(session),
            () -> Happenings.sessionEnded(session),
            Happenings::reported,
            Happenings::wantedByAssistant,
            Happenings::wantedAtOnce,
            Happenings::wantedAtOnce,
            Happenings::reachedHold,
            Happenings::music,
            Happenings::musicAfterWords,
            Happenings::callerJoinsAfterWords,
            Happenings::callerJoins,
            Happenings::callerJoins,
            () ->
                random.nextInt(4) == 0
                    ? Happenings.callerLeaves(pick(LEAVING))
                    : Happenings.music(),
            () -> Happenings.roomEnds(random.nextBoolean() ? Happenings.leg(attempt) : null),
            () ->
                random.nextInt(6) == 0
                    ? Happenings.roomEnds(Happenings.CALL)
                    : Happenings.roomStarts(),
            () -> random.nextInt(4) == 0 ? Happenings.caller(status()) : Happenings.announcement(),
            () -> Happenings.leavesHold(random.nextInt(3)),
            () -> Happenings.leavesHold(1),
            () -> random.nextInt(8) == 0 ? Happenings.leavesHoldDead() : Happenings.leavesHold(0),
            () -> Happenings.specialist(attempt, status()),
            () -> Happenings.specialist(attempt, LegStatus.RINGING),
            () -> Happenings.answers(attempt),
            () -> Happenings.answers(attempt),
            () -> Happenings.presses(attempt, pick(KEYS)),
            () -> Happenings.presses(attempt, "1"),
            () -> Happenings.specialistJoins(attempt),
            () -> Happenings.specialistJoins(attempt),
            () -> Happenings.specialistLeaves(attempt),
            () -> Happenings.specialistComesBack(attempt),
            () -> Happenings.detected(attempt, pick(List.of(AnsweredBy.values()))),
            () -> Happenings.started(command),
            () ->
                Happenings.done(
                    command, random.nextBoolean() ? Happenings.leg(attempt) : Happenings.CALL),
            () -> Happenings.done(command, Happenings.leg(attempt)),
            () -> Happenings.refused(command, random.nextBoolean() ? 21220 : 21215),
            () -> Happenings.ambiguous(command),
            () -> lookedUp(call, attempt),
            () -> lookedUp(call, attempt),
            () -> queued(command),
            () ->
                Happenings.leavesHold(
                    call == null ? 0 : call.fallback().pageStep() - random.nextInt(3) / 2),
            () ->
                Happenings.leavesMessage(
                    call == null ? 1 : call.fallback().pageStep(),
                    random.nextBoolean() ? "RE-" + random.nextInt(3) : null),
            () ->
                Happenings.choosesCallback(
                    call == null ? 1 : call.fallback().pageStep(), pick(KEYS)),
            () -> Happenings.recorded("RE-" + random.nextInt(3), "call", "completed"),
            () ->
                random.nextInt(4) == 0
                    ? Happenings.operator(
                        pick(List.of(OperatorAction.values())),
                        random.nextInt(3) == 0 ? "Ada" : null,
                        random.nextBoolean() ? "One moment." : null)
                    : Happenings.announcement(random.nextInt(3)),
            () ->
                random.nextInt(4) == 0
                    ? Happenings.wantsCallback(random.nextBoolean() ? "+49 30 123456" : null, null)
                    : Happenings.callbackAnswered(1 + random.nextInt(3)),
            () -> Happenings.callback(1 + random.nextInt(3), status()),
            Happenings::calendarAsked,
            () -> Happenings.booked("A-" + random.nextInt(2)),
            Happenings::calledBack);
    return pick(all).get();
  }

  /** The carrier's word on the latest questions: true, lagging behind, or of somebody else. */
  private Trigger lookedUp(Call call, int attempt) {
    int asked = call == null ? 1 : Math.max(call.checkUp().asked() - random.nextInt(2), 1);
    String question = Happenings.CALL + "-q" + asked;
    if (random.nextInt(4) == 0) {
      return new CommandAmbiguous(question, Happenings.CALL, CallScript.NOON, 503, "down");
    }
    // One caller in six has really gone; otherwise too few calls would get about.
    LegStatus caller = random.nextInt(6) == 0 ? LegStatus.COMPLETED : LegStatus.IN_PROGRESS;
    List<FoundLeg> legs =
        pick(
            List.of(
                List.of(new FoundLeg(Happenings.CALL, caller, null)),
                List.of(new FoundLeg(Happenings.leg(attempt), status(), null)),
                List.of(
                    new FoundLeg("CA-other", status(), null),
                    new FoundLeg(Happenings.leg(attempt), status(), null))));
    List<String> room =
        pick(
            List.of(
                List.of("caller"),
                List.of("caller", "specialist-" + attempt),
                List.of("specialist-" + attempt),
                List.of()));
    return new LookedUp(
        question,
        Happenings.CALL,
        CallScript.NOON,
        legs,
        room,
        room.isEmpty() ? null : Happenings.ROOM);
  }

  private Trigger queued(int command) {
    return new CommandQueued(
        Happenings.CALL + "-" + command,
        Happenings.CALL,
        CallScript.NOON,
        1,
        Duration.ofSeconds(random.nextInt(60)));
  }

  private LegStatus status() {
    return pick(List.of(LegStatus.values()));
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
