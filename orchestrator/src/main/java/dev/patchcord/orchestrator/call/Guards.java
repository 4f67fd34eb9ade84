package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.event.AiSessionEnded;
import dev.patchcord.contract.event.AiSessionFailed;
import dev.patchcord.contract.event.AiSessionOpened;
import dev.patchcord.contract.event.AnsweredBy;
import dev.patchcord.contract.event.AnswererDetected;
import dev.patchcord.contract.event.HoldLeft;
import dev.patchcord.contract.event.LegProgressed;
import dev.patchcord.contract.event.RoomEnded;
import dev.patchcord.contract.event.RoomLeft;
import dev.patchcord.contract.event.ScreeningAnswered;
import dev.patchcord.contract.event.SpecialistRequested;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.outcome.CommandOutcome;
import dev.patchcord.contract.outcome.CommandRefused;
import dev.patchcord.orchestrator.call.AiSession.Status;
import dev.patchcord.orchestrator.call.Hold.Move;
import java.util.Set;
import java.util.function.Predicate;

/** The conditions of the table by name. */
final class Guards {
  /** Quick tries of a move or a redirect. */
  static final int TRIES = 3;

  /** Tries to stop a phone: with the later ones' pace, for longer than most outages last. */
  static final int STOP_TRIES = 12;

  /** Unknown to the carrier, or not in progress any more (Twilio reference, 1.7). */
  private static final Set<Integer> GONE = Set.of(20404, 21220);

  // The assistant

  static final Guard NO_SESSION_YET =
      new Guard("no session was asked for yet", (call, _) -> call.ai().is(Status.NONE));

  static final Guard SESSION_OPENING =
      new Guard("the session is being opened", (call, _) -> call.ai().is(Status.OPENING));

  static final Guard SESSION_OPEN =
      new Guard("the session is open", (call, _) -> call.ai().is(Status.OPEN));

  /** Also when nobody asked us: the ingress opens the first session alone while Kafka is away. */
  static final Guard SESSION_AWAITED =
      new Guard(
          "of the session that is awaited",
          (call, stimulus) ->
              switch (stimulus.trigger()) {
                case AiSessionOpened opened -> isAwaited(call, opened.session());
                case AiSessionFailed failed -> isAwaited(call, failed.session());
                default -> false;
              });

  static final Guard SESSION_CURRENT =
      new Guard(
          "of the open session",
          (call, stimulus) ->
              stimulus.trigger() instanceof AiSessionEnded ended
                  && call.ai().is(Status.OPEN)
                  && ended.vapiCallId().equals(call.ai().vapiCallId()));

  // The caller

  static final Guard LEG_OVER =
      new Guard(
          "with a final status",
          (_, stimulus) ->
              switch (stimulus.trigger()) {
                case LegProgressed progressed -> progressed.status().isFinal();
                case HoldLeft left -> left.legStatus().isFinal();
                default -> false;
              });

  /** Where a star leaves the room, only the leg's own status says that the caller has gone. */
  static final Guard HUNG_UP =
      new Guard(
          "because the caller hung up",
          (call, stimulus) ->
              stimulus.trigger() instanceof RoomLeft left
                  && left.reason().equals("participant_hung_up")
                  && !call.flow().starKey());

  /**
   * A redirect of ours also takes the caller out and so ends the room, in the caller's name. Only
   * where none can be under way does the end of the room mean that the caller has gone.
   */
  static final Guard ENDED_BY_CALLER =
      new Guard(
          "by the caller, whom nothing of ours was moving",
          (call, stimulus) ->
              stimulus.trigger() instanceof RoomEnded ended
                  && call.callId().equals(ended.endedByLegSid())
                  && ended.conferenceSid().equals(call.caller().room())
                  && call.hold().tries() <= 1
                  && !call.flow().starKey());

  static final Guard ENDED_BY_OTHERS =
      new Guard(
          "this room, not by the caller",
          (call, stimulus) ->
              stimulus.trigger() instanceof RoomEnded ended
                  && !call.callId().equals(ended.endedByLegSid())
                  && (call.caller().room() == null
                      || ended.conferenceSid().equals(call.caller().room())));

  // The move into the room

  static final Guard AFTER_THE_SENTENCE =
      new Guard(
          "by the assistant, which says \"please hold\" first",
          (call, stimulus) ->
              stimulus.trigger() instanceof SpecialistRequested wanted
                  && wanted.requestedBy().equals("ai")
                  && call.flow().handOverDelay().isPositive());

  static final Guard MOVE_ASKED =
      new Guard("the move was asked for", (call, _) -> call.hold().move().isAtLeast(Move.ASKED));

  static final Guard MOVE_UNFINISHED =
      new Guard(
          "no move has reached the room before",
          (call, _) -> !call.hold().move().isAtLeast(Move.REACHED));

  /**
   * The carrier's word that it redirected the leg is not enough: the caller may have hung up since,
   * and a specialist would be bridged with nobody.
   */
  static final Guard MOVE_SEEN =
      new Guard(
          "the leg fetched the hold document",
          (call, _) -> call.hold().move().isAtLeast(Move.FETCHED));

  static final Guard TRIES_LEFT =
      new Guard("fewer than 3 tries", (call, _) -> call.hold().tries() < TRIES);

  static final Guard LATEST_MOVE =
      new Guard(
          "of the latest move",
          (call, stimulus) ->
              stimulus.trigger() instanceof CommandOutcome outcome
                  && outcome.commandId().equals(call.hold().commandId())
                  && !call.hold().move().isAtLeast(Move.FETCHED));

  // The specialist

  static final Guard CURRENT =
      new Guard(
          "of an attempt under way",
          (call, stimulus) -> Subject.of(call, stimulus.trigger()).openIn(call).isPresent());

  static final Guard PAST =
      new Guard(
          "of an attempt that is over",
          (call, stimulus) ->
              Subject.of(call, stimulus.trigger())
                  .attemptOf(call)
                  .filter(Attempt::isOver)
                  .isPresent());

  static final Guard ACCEPTED =
      new Guard(
          "accepted before", (call, stimulus) -> isOpenAnd(call, stimulus, Attempt::isAccepted));

  static final Guard NOT_ACCEPTED =
      new Guard(
          "not accepted",
          (call, stimulus) -> isOpenAnd(call, stimulus, each -> !each.isAccepted()));

  static final Guard NEWS =
      new Guard(
          "not earlier than known",
          (call, stimulus) ->
              stimulus.trigger() instanceof LegProgressed progressed
                  && progressed.status() != LegStatus.UNKNOWN
                  && isOpenAnd(
                      call,
                      stimulus,
                      each -> isNews(each, Progress.provenBy(progressed.status()))));

  static final Guard NEW_LEG =
      new Guard(
          "the first to name its leg",
          (call, stimulus) ->
              Subject.of(call, stimulus.trigger()).legSid() != null
                  && isOpenAnd(call, stimulus, each -> each.legSid() == null || each.surmised()));

  static final Guard PRESSED_ONE =
      new Guard(
          "with 1",
          (_, stimulus) ->
              stimulus.trigger() instanceof ScreeningAnswered answered
                  && answered.digits().equals("1"));

  static final Guard PRESSED_NOTHING =
      new Guard(
          "with silence",
          (_, stimulus) ->
              stimulus.trigger() instanceof ScreeningAnswered answered
                  && answered.digits().isEmpty());

  static final Guard NO_PERSON =
      new Guard(
          "a machine or a fax",
          (_, stimulus) ->
              stimulus.trigger() instanceof AnswererDetected detected
                  && (detected.answeredBy() == AnsweredBy.MACHINE
                      || detected.answeredBy() == AnsweredBy.FAX));

  static final Guard STOP_TRIES_LEFT =
      new Guard(
          "fewer than 12 tries, the leg not known to be over",
          (call, stimulus) ->
              Subject.of(call, stimulus.trigger())
                  .attemptOf(call)
                  .filter(each -> each.endTries() < STOP_TRIES && each.progress() != Progress.ENDED)
                  .isPresent());

  // The ladder

  static final Guard REDIRECT_AWAITED =
      new Guard(
          "of the latest redirect, the caller's leg not heard from",
          (call, stimulus) ->
              stimulus.trigger() instanceof CommandOutcome outcome
                  && outcome.commandId().equals(call.fallback().commandId())
                  && !call.fallback().heard());

  private Guards() {}

  /** Any other refusal, such as too many requests (20429), says nothing about the leg. */
  static boolean saysGone(CommandRefused refused) {
    return GONE.contains(refused.code());
  }

  static boolean in(Call call, CallState... states) {
    return Set.of(states).contains(call.state());
  }

  private static boolean isAwaited(Call call, int session) {
    return call.ai().is(Status.NONE)
        || (call.ai().is(Status.OPENING) && call.ai().number() == session);
  }

  private static boolean isOpenAnd(Call call, Stimulus stimulus, Predicate<Attempt> test) {
    return Subject.of(call, stimulus.trigger()).openIn(call).filter(test).isPresent();
  }

  /** "Answered" stays true of an attempt that was accepted or has joined. */
  private static boolean isNews(Attempt attempt, Progress proven) {
    return !proven.isBefore(attempt.progress()) || proven == Progress.ANSWERED;
  }
}
