package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.event.AppointmentBooked;
import dev.patchcord.contract.flow.Spoken;
import dev.patchcord.contract.journal.CallSnapshot.RecordingView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What was said to the caller, kept of the caller and promised to the caller.
 *
 * @param announcements to the room, in the order of their numbers from 1
 * @param recordings of the caller's leg, in order
 * @param consent whether the caller has heard that the call is recorded
 * @param recording true while the caller's leg is being recorded, as far as we asked for it
 * @param notedAt when the caller on hold heard the latest note; null before the first
 * @param notes how many notes the caller has heard
 * @param callbacks promised, in order
 * @param appointments booked in this call, in order
 */
public record Care(
    List<List<Spoken>> announcements,
    List<RecordingView> recordings,
    Consent consent,
    boolean recording,
    @Nullable Instant notedAt,
    int notes,
    List<Callback> callbacks,
    List<Booked> appointments) {
  public Care {
    announcements = announcements.stream().map(List::copyOf).toList();
    recordings = List.copyOf(recordings);
    callbacks = List.copyOf(callbacks);
    appointments = List.copyOf(appointments);
  }

  /**
   * What is known of the sentence before a recording.
   *
   * @param heard the caller's leg has shown that it was given the sentence: not said again
   * @param announcement number of the announcement that says it in a talk, 0 for none
   */
  public record Consent(boolean heard, int announcement) {
    static final Consent NONE = new Consent(false, 0);
  }

  /** An appointment of this caller. */
  public record Booked(String appointmentId, String specialist, Instant start) {}

  static Care none() {
    return new Care(List.of(), List.of(), Consent.NONE, false, null, 0, List.of(), List.of());
  }

  Care announced(List<Spoken> words) {
    List<List<Spoken>> all = new ArrayList<>(announcements);
    all.add(words);
    return with(all, recordings, consent, recording, callbacks, appointments);
  }

  /** Keeps a recording, or what is now known of it. */
  Care kept(String recordingSid, String purpose, @Nullable String url) {
    List<RecordingView> all = new ArrayList<>(recordings);
    Optional<RecordingView> known =
        all.stream().filter(each -> each.recordingSid().equals(recordingSid)).findFirst();
    if (known.isPresent()) {
      RecordingView before = known.get();
      all.set(
          all.indexOf(before),
          new RecordingView(recordingSid, before.purpose(), url == null ? before.url() : url));
    } else {
      all.add(new RecordingView(recordingSid, purpose, url));
    }
    return with(announcements, all, consent, recording, callbacks, appointments);
  }

  Care consenting(Consent how) {
    return with(announcements, recordings, how, recording, callbacks, appointments);
  }

  Care recording(boolean runs) {
    return with(announcements, recordings, consent, runs, callbacks, appointments);
  }

  Care noted(Instant when) {
    return new Care(
        announcements, recordings, consent, recording, when, notes + 1, callbacks, appointments);
  }

  Care promised(Callback callback) {
    List<Callback> all = new ArrayList<>(callbacks);
    all.add(callback);
    return with(announcements, recordings, consent, recording, all, appointments);
  }

  Care change(int number, UnaryOperator<Callback> how) {
    return with(
        announcements,
        recordings,
        consent,
        recording,
        callbacks.stream().map(each -> each.number() == number ? how.apply(each) : each).toList(),
        appointments);
  }

  Care booked(AppointmentBooked booked) {
    Booked one = new Booked(booked.appointmentId(), booked.specialist(), booked.start());
    if (appointments.contains(one)) {
      return this;
    }
    List<Booked> all = new ArrayList<>(appointments);
    all.add(one);
    return with(announcements, recordings, consent, recording, callbacks, all);
  }

  Optional<Callback> callback(int number) {
    return callbacks.stream().filter(each -> each.number() == number).findFirst();
  }

  /** The callback that this try belongs to. */
  Optional<Callback> callbackOfTry(int tried) {
    return callbacks.stream().filter(each -> each.tried(tried).isPresent()).findFirst();
  }

  Optional<Callback> callbackOfCommand(String commandId) {
    return callbacks.stream()
        .filter(each -> each.tries().stream().anyMatch(one -> one.commandId().equals(commandId)))
        .findFirst();
  }

  /** True while the caller is still to be called. */
  boolean owesCall() {
    return callbacks.stream().anyMatch(each -> !each.settled());
  }

  private Care with(
      List<List<Spoken>> said,
      List<RecordingView> recorded,
      Consent told,
      boolean runs,
      List<Callback> promises,
      List<Booked> booked) {
    return new Care(said, recorded, told, runs, notedAt, notes, promises, booked);
  }
}
