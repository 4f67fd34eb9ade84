package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.event.AnsweredBy;
import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.flow.Screening;
import dev.patchcord.contract.journal.AttemptView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One phone rung for a call.
 *
 * @param number counted per call from 1
 * @param specialist name; empty for a leg that turned up without our knowing of it
 * @param to number rung; empty likewise
 * @param commandId the dial command; empty likewise
 * @param legSid the carrier's name for the leg; null until the first that mentions it
 * @param surmised true while that leg was only found by its numbers: another caller's leg to the
 *     same phone looks alike, so it is never stopped until a callback or a reply names it
 * @param progress how far it has come
 * @param ambiguous true once the dialer could not tell whether the phone was dialled
 * @param verdict of the answering machine detection; null before it, or without one
 * @param outcome how the attempt ended for the caller, one of {@link Outcomes}; null while it goes
 *     on. The leg may live a little longer than its attempt
 * @param sipCode the carrier's SIP response code; null if it gave none
 * @param endTries how often the leg was asked to stop
 * @param evidence signs of life seen after the end, so that each is acted on once
 * @param times when each step was noticed, by its name
 */
public record Attempt(
    int number,
    String specialist,
    String to,
    String commandId,
    @Nullable String legSid,
    boolean surmised,
    Progress progress,
    boolean ambiguous,
    @Nullable AnsweredBy verdict,
    @Nullable String outcome,
    @Nullable Integer sipCode,
    int endTries,
    List<String> evidence,
    SortedMap<String, Instant> times) {

  public Attempt {
    evidence = List.copyOf(evidence);
    times = Collections.unmodifiableSortedMap(new TreeMap<>(times));
  }

  static Attempt requested(
      int number, String specialist, String to, String commandId, Instant now) {
    return new Attempt(
        number,
        specialist,
        to,
        commandId,
        null,
        false,
        Progress.REQUESTED,
        false,
        null,
        null,
        null,
        0,
        List.of(),
        new TreeMap<>(java.util.Map.of("requested", now)));
  }

  /** A leg of which the call record knows nothing: over before it is heard of. */
  static Attempt stray(int number, Instant now) {
    return requested(number, "", "", "", now).over("unknown", now);
  }

  AttemptView view() {
    return new AttemptView(number, specialist, progress.name(), outcome, sipCode, times);
  }

  /** The carrier's SIP response code; null if it gave none. */
  Attempt answeredWith(@Nullable Integer code) {
    return code == null || sipCode != null
        ? this
        : new Attempt(
            number,
            specialist,
            to,
            commandId,
            legSid,
            surmised,
            progress,
            ambiguous,
            verdict,
            outcome,
            code,
            endTries,
            evidence,
            times);
  }

  Attempt judged(AnsweredBy by, Instant now) {
    return new Attempt(
        number,
        specialist,
        to,
        commandId,
        legSid,
        surmised,
        progress,
        ambiguous,
        by,
        outcome,
        sipCode,
        endTries,
        evidence,
        with("detected-" + by.name().toLowerCase(java.util.Locale.ROOT), now));
  }

  /** How this attempt's acceptance is established; a stray's as for the flow. */
  public Screening screening(Flow flow) {
    return flow.specialists().stream()
        .filter(each -> each.name().equals(specialist))
        .findFirst()
        .map(flow::screeningOf)
        .orElse(flow.screening());
  }

  boolean isOver() {
    return outcome != null;
  }

  /** True if the phone was picked up, and nobody has agreed to talk to the caller yet. */
  boolean isBeingScreened() {
    return progress == Progress.ANSWERED;
  }

  /** True if a person has agreed to talk to the caller, and the leg is not known to be over. */
  boolean isAccepted() {
    return progress == Progress.ACCEPTED || progress == Progress.JOINED;
  }

  /** What names the attempt is believed; what was only found gives way to it. */
  Attempt knownAs(Subject subject) {
    String sid = subject.legSid();
    if (sid == null || sid.isEmpty() || (legSid != null && (!surmised || subject.surmised()))) {
      return this;
    }
    boolean another = legSid != null && !legSid.equals(sid);
    return new Attempt(
        number,
        specialist,
        to,
        commandId,
        sid,
        subject.surmised(),
        another ? Progress.REQUESTED : progress,
        ambiguous,
        verdict,
        outcome,
        sipCode,
        endTries,
        evidence,
        times);
  }

  /** Notes a step; a lower one than the present changes only the times. */
  Attempt reached(Progress step, Instant now) {
    return copy(
        legSid,
        progress.isBefore(step) ? step : progress,
        ambiguous,
        outcome,
        endTries,
        evidence,
        with(step.name().toLowerCase(java.util.Locale.ROOT), now));
  }

  Attempt noted(String step, Instant now) {
    return copy(legSid, progress, ambiguous, outcome, endTries, evidence, with(step, now));
  }

  Attempt doubtful() {
    return copy(legSid, progress, true, outcome, endTries, evidence, times);
  }

  Attempt over(String how, Instant now) {
    return outcome != null
        ? this
        : copy(
            legSid,
            progress,
            ambiguous,
            how,
            endTries,
            evidence,
            with(times.containsKey("joined") ? "left" : "over", now));
  }

  /** When it ended without a talk. */
  Instant overAt() {
    return times.getOrDefault("over", Instant.MIN);
  }

  Attempt endAsked() {
    return copy(legSid, progress, ambiguous, outcome, endTries + 1, evidence, times);
  }

  Attempt seen(String sign) {
    List<String> signs = new ArrayList<>(evidence);
    signs.add(sign);
    return copy(legSid, progress, ambiguous, outcome, endTries, signs, times);
  }

  private SortedMap<String, Instant> with(String step, Instant now) {
    SortedMap<String, Instant> all = new TreeMap<>(times);
    all.putIfAbsent(step, now);
    return all;
  }

  private Attempt copy(
      @Nullable String leg,
      Progress step,
      boolean doubt,
      @Nullable String how,
      int tries,
      List<String> signs,
      SortedMap<String, Instant> when) {
    return new Attempt(
        number,
        specialist,
        to,
        commandId,
        leg,
        surmised,
        step,
        doubt,
        verdict,
        how,
        sipCode,
        tries,
        signs,
        when);
  }
}
