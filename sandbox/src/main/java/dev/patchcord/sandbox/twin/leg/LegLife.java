package dev.patchcord.sandbox.twin.leg;

import dev.patchcord.sandbox.twin.TwinSettings;
import dev.patchcord.sandbox.twin.fault.Chaos;
import dev.patchcord.sandbox.twin.leg.LegEnd.Cause;
import dev.patchcord.sandbox.twin.leg.LegPlan.Detection;
import dev.patchcord.sandbox.twin.party.PartyScript;
import dev.patchcord.sandbox.twin.party.PartyScripts;
import dev.patchcord.sandbox.twin.record.Entry;
import dev.patchcord.sandbox.twin.record.TwinRecord;
import dev.patchcord.sandbox.twin.time.TwinClock;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The life of a leg from the create request to its end, on a thread of its own. */
@Component
final class LegLife {
  private static final Duration BUSY_TONE = Duration.ofSeconds(1);

  private final TwinSettings settings;
  private final PartyScripts scripts;
  private final PartyConduct conduct;
  private final DialQueue queue;
  private final ProgressReports reports;
  private final Chaos chaos;
  private final TwinRecord record;
  private final TwinClock clock;
  private final ObjectProvider<DocumentWalker> walker;

  LegLife(
      TwinSettings settings,
      PartyScripts scripts,
      PartyConduct conduct,
      DialQueue queue,
      ProgressReports reports,
      Chaos chaos,
      TwinRecord record,
      TwinClock clock,
      ObjectProvider<DocumentWalker> walker) {
    this.settings = settings;
    this.scripts = scripts;
    this.conduct = conduct;
    this.queue = queue;
    this.reports = reports;
    this.chaos = chaos;
    this.record = record;
    this.clock = clock;
    this.walker = walker;
  }

  /** Queues the dialling of an outbound leg; only calls of the REST API can be held back. */
  void dial(Leg leg) {
    if (leg.plan().direction() == Direction.OUTBOUND_API) {
      leg.queueTime(queue.enter());
    }
    clock.soon(() -> live(leg, () -> dialAndTalk(leg)));
  }

  /** Starts the conversation of a leg that needs no dialling. */
  void converse(Leg leg) {
    clock.soon(() -> live(leg, () -> converse(leg, Map.of())));
  }

  /** Whatever happens on its thread, no leg outlives it. */
  private void live(Leg leg, Runnable life) {
    try {
      life.run();
    } catch (RuntimeException e) {
      record.add(
          new Entry.Note(clock.now(), leg.sid(), "hung up on after an error of the twin: " + e));
    } finally {
      leg.end(
          leg.answeredAt().isPresent()
              ? LegEnd.completed(Cause.DOCUMENT)
              : new LegEnd(CallStatus.FAILED, Cause.UNANSWERED, 500));
    }
  }

  private void dialAndTalk(Leg leg) {
    try {
      leg.pause(leg.queueTime().plus(settings.dialDelay()));
      leg.initiate();
      leg.pause(settings.setupDelay());
      if (ring(leg)) {
        converse(leg, detect(leg));
      }
    } catch (LegInterrupted cancelledEndedOrRedirected) {
      // Whoever ended the leg has told everybody; a redirect may have cut detection short.
      goOn(leg);
    }
  }

  /** Rings as the script says; true when answered. */
  private boolean ring(Leg leg) throws LegInterrupted {
    PartyScript script = scripts.ofCall(leg.sid());
    Duration patience = leg.plan().ringTimeout().plus(settings.ringGrace());
    return switch (script.behaves()) {
      case FAILED -> {
        leg.end(new LegEnd(CallStatus.FAILED, Cause.UNANSWERED, 404));
        yield false;
      }
      case BUSY -> {
        leg.ring();
        leg.pause(BUSY_TONE);
        leg.end(new LegEnd(CallStatus.BUSY, Cause.UNANSWERED, 486));
        yield false;
      }
      case NO_ANSWER, BY_HAND -> ringOut(leg, patience);
      case ANSWERS, DECLINES, VOICEMAIL, SILENT ->
          script.ringing().compareTo(patience) > 0
              ? ringOut(leg, patience)
              : ringAndAnswer(leg, script.ringing());
    };
  }

  private boolean ringAndAnswer(Leg leg, Duration ringing) throws LegInterrupted {
    leg.ring();
    var _ = ringUntilPickedUp(leg, ringing);
    return leg.answer();
  }

  /** Somebody may still come by. */
  private boolean ringOut(Leg leg, Duration patience) throws LegInterrupted {
    leg.ring();
    if (ringUntilPickedUp(leg, patience)) {
      return leg.answer();
    }
    leg.end(new LegEnd(CallStatus.NO_ANSWER, Cause.UNANSWERED, 487));
    return false;
  }

  private boolean ringUntilPickedUp(Leg leg, Duration callTime) throws LegInterrupted {
    return leg.await(callTime, () -> conduct.isPickedUp(leg) ? leg : null).isPresent();
  }

  /** Machine detection: held for its verdict if synchronous, else told later. */
  private Map<String, String> detect(Leg leg) throws LegInterrupted {
    Detection detection = leg.plan().detection();
    if (detection == null) {
      return Map.of();
    }
    Chaos.Verdict said =
        chaos.detection(
            leg.sid(), scripts.ofCall(leg.sid()).verdict(detection.untilEndOfMessage()));
    String verdict = said.answeredBy();
    Duration takes = settings.detectionDelay().plus(said.late());
    if (detection.async()) {
      leg.later(
          takes,
          () -> {
            leg.answeredBy(verdict);
            if (detection.callback() != null) {
              reports.detected(leg, detection.callback(), verdict, takes);
            }
          });
      return Map.of();
    }
    leg.pause(takes);
    leg.answeredBy(verdict);
    return Map.of(
        "AnsweredBy", verdict, "MachineDetectionDuration", Long.toString(takes.toMillis()));
  }

  private void converse(Leg leg, Map<String, String> extra) {
    leg.plan().conversation().begin(leg, extra);
    goOn(leg);
  }

  /** Hangs up, but not over a redirect that was accepted after the last verb. */
  private void goOn(Leg leg) {
    while (!leg.hangUp() && leg.live()) {
      walker.getObject().redirected(leg);
    }
  }
}
