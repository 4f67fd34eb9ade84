package dev.patchcord.sandbox.twin.recording;

import dev.patchcord.sandbox.twin.TwinSettings;
import dev.patchcord.sandbox.twin.callback.CallbackLane;
import dev.patchcord.sandbox.twin.callback.WebhookRequest;
import dev.patchcord.sandbox.twin.callback.Webhooks;
import dev.patchcord.sandbox.twin.leg.Leg;
import dev.patchcord.sandbox.twin.leg.LegPlan.Hook;
import dev.patchcord.sandbox.twin.record.Entry;
import dev.patchcord.sandbox.twin.record.TwinRecord;
import dev.patchcord.sandbox.twin.recording.Recording.Source;
import dev.patchcord.sandbox.twin.recording.Recording.State;
import dev.patchcord.sandbox.twin.sid.Sids;
import dev.patchcord.sandbox.twin.time.TwilioDate;
import dev.patchcord.sandbox.twin.time.TwinClock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * All recordings of legs. A recording ends with its leg. Field names of the callbacks: Twilio,
 * recording status callback parameters; that there is one call of it per leg and time unless
 * several are asked for is ours.
 */
@Component
public final class Recordings {
  private static final int NOT_DELIVERED = 11200;
  private static final int REMEMBERED = 10_000;
  // From the end of a recording to where it is there to be fetched; Twilio names no figure.
  private static final Duration PROCESSING = Duration.ofSeconds(1);

  private final Map<String, Recording> all = new LinkedHashMap<>();
  private final String accountSid;
  private final Sids sids;
  private final Webhooks webhooks;
  private final TwinRecord record;
  private final TwinClock clock;

  Recordings(
      TwinSettings settings, Sids sids, Webhooks webhooks, TwinRecord record, TwinClock clock) {
    this.accountSid = settings.accountSid();
    this.sids = sids;
    this.webhooks = webhooks;
    this.record = record;
    this.clock = clock;
  }

  /** Records a leg until it is stopped or the leg ends. */
  public Recording start(Leg leg, RecordingPlan plan) {
    Recording begun = add(leg, Source.START_CALL_RECORDING_API, plan);
    tell(begun, State.IN_PROGRESS.word());
    leg.whenEnded(() -> stop(begun));
    return begun;
  }

  /** Ends a recording. False if it was over. */
  public boolean stop(Recording running) {
    if (!running.finish()) {
      return false;
    }
    over(running);
    return true;
  }

  /** A message after the tone begins. */
  public Recording beginMessage(Leg leg, RecordingPlan plan) {
    Recording begun = add(leg, Source.RECORD_VERB, plan);
    tell(begun, State.IN_PROGRESS.word());
    return begun;
  }

  /**
   * The message is over.
   *
   * @param length what is kept of it; zero: nobody said anything
   */
  public void endMessage(Recording message, Duration length) {
    message.finish(length);
    over(message);
  }

  /** Recordings of a leg, the newest first. */
  public List<Recording> of(String callSid) {
    synchronized (all) {
      return all.values().stream()
          .filter(one -> one.leg().sid().equals(callSid))
          .toList()
          .reversed();
    }
  }

  /**
   * A recording of a leg.
   *
   * @param sid or {@code Twilio.CURRENT} for the latest that runs
   */
  public Optional<Recording> find(String callSid, String sid) {
    if (sid.equals("Twilio.CURRENT")) {
      return of(callSid).stream().filter(one -> one.state().runs()).findFirst();
    }
    synchronized (all) {
      return Optional.ofNullable(all.get(sid)).filter(one -> one.leg().sid().equals(callSid));
    }
  }

  /** Where it can be fetched, without the ending that says in which form. */
  public String url(Recording recording) {
    return "https://api.twilio.com/2010-04-01/Accounts/"
        + accountSid
        + "/Recordings/"
        + recording.sid();
  }

  private Recording add(Leg leg, Source source, RecordingPlan plan) {
    Recording made = new Recording(sids.next("RE"), leg, source, plan, clock);
    synchronized (all) {
      all.put(made.sid(), made);
      if (all.size() > REMEMBERED) {
        all.values().stream()
            .filter(old -> !old.state().runs())
            .findFirst()
            .ifPresent(old -> all.remove(old.sid()));
      }
    }
    return made;
  }

  private void over(Recording recording) {
    // The leg may be gone: its own timers end with it.
    var _ = clock.after(PROCESSING, () -> tell(recording, recording.state().word()));
    note(recording, recording.state().word());
  }

  private void tell(Recording recording, String status) {
    if (status.equals(State.IN_PROGRESS.word())) {
      note(recording, status);
    }
    Hook to = recording.plan().callback();
    if (to == null || !recording.plan().events().contains(status)) {
      return;
    }
    Map<String, String> form = new LinkedHashMap<>();
    form.put("AccountSid", accountSid);
    form.put("CallSid", recording.leg().sid());
    form.put("RecordingSid", recording.sid());
    form.put("RecordingUrl", url(recording));
    form.put("RecordingStatus", status);
    form.put("RecordingChannels", Integer.toString(recording.plan().channels()));
    form.put("RecordingTrack", recording.plan().track());
    form.put("RecordingSource", recording.source().word());
    form.put("RecordingStartTime", TwilioDate.text(recording.started()));
    form.put("ErrorCode", "0");
    recording
        .length()
        .ifPresent(length -> form.put("RecordingDuration", Long.toString(length.toSeconds())));
    new CallbackLane(webhooks, clock, NOT_DELIVERED)
        .send(new WebhookRequest("recording", recording.leg().sid(), to.url(), to.method(), form));
  }

  private void note(Recording recording, String status) {
    record.add(
        new Entry.Recorded(
            clock.now(),
            recording.leg().sid(),
            recording.sid(),
            recording.source().word(),
            status,
            recording.length().orElse(null)));
  }
}
