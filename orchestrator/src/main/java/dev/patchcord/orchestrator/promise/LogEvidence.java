package dev.patchcord.orchestrator.promise;

import dev.patchcord.contract.Leg;
import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.Trigger;
import dev.patchcord.contract.command.CallBack;
import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.command.CancelLeg;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.command.EndLeg;
import dev.patchcord.contract.event.AnswererDetected;
import dev.patchcord.contract.event.CallbackAnswered;
import dev.patchcord.contract.event.CallbackProgressed;
import dev.patchcord.contract.event.CallerReachedHold;
import dev.patchcord.contract.event.HoldLeft;
import dev.patchcord.contract.event.HoldMusicFetched;
import dev.patchcord.contract.event.LegProgressed;
import dev.patchcord.contract.event.RoomEnded;
import dev.patchcord.contract.event.RoomJoined;
import dev.patchcord.contract.event.RoomLeft;
import dev.patchcord.contract.event.ScreeningAnswered;
import dev.patchcord.contract.event.ScreeningReached;
import dev.patchcord.contract.event.SpecialistLeftRoom;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.outcome.CommandAmbiguous;
import dev.patchcord.contract.outcome.CommandDone;
import dev.patchcord.contract.outcome.CommandOutcome;
import dev.patchcord.contract.outcome.CommandQueued;
import dev.patchcord.contract.outcome.CommandStarted;
import dev.patchcord.contract.outcome.LookedUp;
import dev.patchcord.orchestrator.promise.Fact.Dialled;
import dev.patchcord.orchestrator.promise.Fact.Judged;
import dev.patchcord.orchestrator.promise.Fact.KeyPressed;
import dev.patchcord.orchestrator.promise.Fact.LegChanged;
import dev.patchcord.orchestrator.promise.Fact.NotTaken;
import dev.patchcord.orchestrator.promise.Fact.PhoneRang;
import dev.patchcord.orchestrator.promise.Fact.Trouble;
import dev.patchcord.orchestrator.replay.CallJournal;
import dev.patchcord.orchestrator.replay.JournalLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes facts of a journal: every trigger stands in it, so it is what the log knows of a call. A
 * fact's time is the trigger's own: when the ingress or the dialer learned of it.
 */
public final class LogEvidence {
  private static final String HUNG_UP = "participant_hung_up";

  /** What the machine learns so much later was held back on the way. */
  private static final Duration NEWS_TRAVELS = Duration.ofSeconds(2);

  private final String callId;
  private final List<Fact> facts = new ArrayList<>();
  private final Set<String> legs = new HashSet<>();
  private final Set<String> ended = new HashSet<>();
  private final Map<String, CallCommand> commands = new HashMap<>();
  private final RoomBook room;

  private LogEvidence(String callId, Duration callbackGrace, Instant until) {
    this.callId = callId;
    this.room = new RoomBook(callbackGrace, until);
  }

  /**
   * A call as far as its journal goes: one for each time that the machine adopted it.
   *
   * @return in order; without a first record where the journal has lost it
   */
  public static List<CallEvidence> of(CallJournal journal) {
    List<List<JournalRecord>> lives = new ArrayList<>();
    for (JournalLine line : journal.lines()) {
      if (lives.isEmpty() || line.record().sequence() == 1) {
        lives.add(new ArrayList<>());
      }
      lives.getLast().add(line.record());
    }
    return lives.stream()
        .map(life -> of(journal.callId(), life, List.of(), life.getLast().at()))
        .toList();
  }

  /**
   * A call as it stands now.
   *
   * @param journal since the call was last adopted, in order; may be empty
   * @param notTaken what else is in the log of it
   * @param until the moment up to which the log was read
   */
  public static CallEvidence of(
      String callId, List<JournalRecord> journal, List<NotTaken> notTaken, Instant until) {
    Duration grace =
        new CallEvidence(callId, Witness.LOG, List.of(), journal, Set.of(), Set.of(), until)
            .timing()
            .callbackGrace();
    LogEvidence log = new LogEvidence(callId, grace, until);
    journal.forEach(log::add);
    List<Fact> facts = new ArrayList<>(log.room.within(log.facts));
    facts.addAll(notTaken);
    return new CallEvidence(callId, Witness.LOG, facts, journal, Set.of(), log.ended, until);
  }

  private void add(JournalRecord record) {
    Trigger trigger = record.trigger();
    Instant at = trigger.at();
    if (Duration.between(at, record.at()).compareTo(NEWS_TRAVELS) > 0) {
      facts.add(new Trouble(record.at(), null, false, false));
    }
    switch (trigger) {
      case LegProgressed leg -> progressed(leg);
      case CallbackProgressed leg -> {
        dialled(leg.legSid(), leg.callback(), true, at);
        changed(leg.legSid(), leg.status(), at);
      }
      case CallbackAnswered leg -> dialled(leg.legSid(), leg.callback(), true, at);
      case ScreeningReached leg -> {
        dialled(leg.legSid(), leg.attempt(), false, at);
        changed(leg.legSid(), LegStatus.IN_PROGRESS, at);
      }
      case ScreeningAnswered leg -> {
        dialled(leg.legSid(), leg.attempt(), false, at);
        facts.add(new KeyPressed(at, leg.legSid(), leg.digits(), true));
      }
      case AnswererDetected leg -> {
        dialled(leg.legSid(), leg.attempt(), false, at);
        facts.add(new Judged(at, leg.legSid(), leg.answeredBy()));
      }
      case RoomJoined joined -> joined(joined);
      case CallerReachedHold _, HoldMusicFetched _ -> room.joins(callId, at, facts.size());
      case RoomLeft left -> left(left);
      case SpecialistLeftRoom left -> room.leaves(left.legSid(), at);
      case HoldLeft left -> {
        room.leaves(callId, at);
        changed(callId, left.legStatus(), at);
      }
      case RoomEnded _ -> room.ends(at);
      case CommandOutcome outcome -> outcome(outcome);
      default -> {
        // Proves nothing of a leg.
      }
    }
    record.commands().forEach(each -> commands.put(each.commandId(), each));
  }

  private void progressed(LegProgressed leg) {
    if (leg.leg() == Leg.SPECIALIST) {
      dialled(leg.legSid(), leg.attempt(), false, leg.at());
      if (leg.status() == LegStatus.RINGING) {
        facts.add(new PhoneRang(leg.at(), leg.legSid(), whose(leg.attempt(), leg.legSid())));
      }
    }
    changed(leg.legSid(), leg.status(), leg.at());
  }

  private void joined(RoomJoined joined) {
    if (joined.leg() == Leg.SPECIALIST) {
      dialled(joined.legSid(), joined.attempt(), false, joined.at());
    }
    room.joins(joined.legSid(), joined.at(), facts.size());
  }

  private void left(RoomLeft left) {
    room.leaves(left.legSid(), left.at());
    if (left.leg() == Leg.CALLER && left.reason().equals(HUNG_UP)) {
      changed(callId, LegStatus.COMPLETED, left.at());
    }
  }

  private void outcome(CommandOutcome outcome) {
    CallCommand command = commands.get(outcome.commandId());
    if (!(outcome instanceof CommandStarted || outcome instanceof CommandQueued)) {
      ended.add(outcome.commandId());
    }
    switch (outcome) {
      case CommandDone done -> done(command, done);
      case CommandAmbiguous _ ->
          facts.add(
              new Trouble(
                  outcome.at(),
                  null,
                  command instanceof DialSpecialist || command instanceof CallBack,
                  false));
      case LookedUp found ->
          // A leg that was found by its numbers alone may be another call's.
          found.legs().stream()
              .filter(leg -> leg.legSid().equals(callId) || legs.contains(leg.legSid()))
              .forEach(leg -> changed(leg.legSid(), leg.status(), found.at()));
      default -> {
        // Nothing became of a leg.
      }
    }
  }

  private void done(@Nullable CallCommand command, CommandDone done) {
    switch (command) {
      case DialSpecialist dial -> dialled(done.legSid(), dial.attempt(), false, done.at());
      case CallBack callback -> dialled(done.legSid(), callback.callback(), true, done.at());
      case CancelLeg cancel -> stopped(cancel.legSid(), done);
      case EndLeg end -> stopped(end.legSid(), done);
      case null, default -> {
        // Not about a phone.
      }
    }
  }

  /** The carrier has stopped the leg, or says that it is gone. */
  private void stopped(@Nullable String asked, CommandDone done) {
    String leg = asked == null ? done.legSid() : asked;
    if (leg != null) {
      changed(leg, done.status().isFinal() ? done.status() : LegStatus.CANCELED, done.at());
    }
  }

  private void dialled(@Nullable String leg, int number, boolean callback, Instant at) {
    if (leg != null && !leg.equals(callId) && legs.add(leg)) {
      facts.add(new Dialled(at, leg, number, callback));
    }
  }

  private void changed(String leg, LegStatus status, Instant at) {
    facts.add(new LegChanged(at, leg, status));
    if (status.isFinal()) {
      room.over(leg, at);
    }
  }

  private String whose(int attempt, String leg) {
    return commands.values().stream()
        .filter(DialSpecialist.class::isInstance)
        .map(DialSpecialist.class::cast)
        .filter(dial -> dial.attempt() == attempt)
        .map(DialSpecialist::to)
        .findFirst()
        .orElse(leg);
  }
}
