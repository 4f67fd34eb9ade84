package dev.patchcord.console;

import dev.patchcord.contract.journal.AttemptView;
import dev.patchcord.contract.journal.BrokenPromise;
import dev.patchcord.contract.journal.CallIndex;
import dev.patchcord.contract.journal.CallSnapshot;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.JournalRecord.Deadline;
import dev.patchcord.contract.wire.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** Records as services write them, with the few members that a test is about. */
public final class Samples {
  public static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

  private Samples() {}

  public static String callId(int number) {
    return "CA%032x".formatted(number);
  }

  public static CallSnapshot snapshot(String callId, CallState state, Instant since) {
    return snapshot(callId, state, since, List.of(), List.of());
  }

  public static CallSnapshot snapshot(
      String callId,
      CallState state,
      Instant since,
      List<AttemptView> attempts,
      List<Deadline> deadlines) {
    return new CallSnapshot(
        callId,
        state,
        since,
        since.minusSeconds(30),
        "+14155550123",
        "+14155550199",
        attempts,
        List.of(),
        List.of(),
        deadlines,
        7,
        "3",
        "clinic-3",
        new CallSnapshot.JournalStart(0, since.minusSeconds(30), null));
  }

  public static AttemptView attempt(
      int number, String specialist, String progress, String outcome) {
    TreeMap<String, Instant> times = new TreeMap<>();
    times.put("requested", NOON);
    return new AttemptView(number, specialist, progress, outcome, null, times);
  }

  public static CallIndex ended(String callId, Instant begunAt, String specialist, String outcome) {
    return new CallIndex(
        callId,
        0,
        begunAt,
        begunAt.plusSeconds(60),
        12,
        "+14155550123",
        "+14155550199",
        begunAt,
        begunAt.plusSeconds(60),
        List.of(new CallIndex.Rung(1, specialist, outcome)),
        begunAt.plusSeconds(10),
        null,
        "3",
        "clinic-3");
  }

  public static BrokenPromise broken(String callId, Instant at) {
    return new BrokenPromise(
        "no caller in silence", callId, at, List.of("silence of 9 s"), "3", "clinic-3", null);
  }

  public static DeadLetter letter(String key, Instant at) {
    return new DeadLetter(
        "patchcord.telephony-events",
        3,
        42,
        key,
        at,
        "orchestrator",
        "expected a TelephonyEvent",
        DeadLetter.encode("{".getBytes(StandardCharsets.UTF_8)));
  }
}
