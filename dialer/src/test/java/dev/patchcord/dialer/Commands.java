package dev.patchcord.dialer;

import dev.patchcord.contract.Leg;
import dev.patchcord.contract.command.AnnounceToRoom;
import dev.patchcord.contract.command.CallBack;
import dev.patchcord.contract.command.CancelLeg;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.command.EndLeg;
import dev.patchcord.contract.command.HoldCaller;
import dev.patchcord.contract.command.LookUpAttempt;
import dev.patchcord.contract.command.LookUpCaller;
import dev.patchcord.contract.command.RedirectCaller;
import dev.patchcord.contract.command.StartRecording;
import dev.patchcord.contract.command.StopRecording;
import java.time.Duration;
import java.time.Instant;

/** Commands as the orchestrator would send them. */
public final class Commands {
  public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private Commands() {}

  public static HoldCaller hold(String callId, int number) {
    return new HoldCaller(callId + "-" + number, callId, NOON, "a person is wanted", callId);
  }

  public static DialSpecialist dial(String callId, int number, int attempt) {
    return dial(callId, number, attempt, NOON.plusSeconds(60));
  }

  public static DialSpecialist dial(String callId, int number, int attempt, Instant notAfter) {
    return new DialSpecialist(
        callId + "-" + number,
        callId,
        NOON,
        "the caller is held",
        attempt,
        "Ada",
        "+14155550123",
        "+14155550199",
        Duration.ofSeconds(15),
        true,
        Duration.ofHours(1),
        notAfter,
        notAfter.plusSeconds(60));
  }

  /** A dial for a caller who gives up then. */
  public static DialSpecialist dialFor(String callId, Instant givesUpAt) {
    DialSpecialist dial = dial(callId, 1, 1);
    return new DialSpecialist(
        dial.commandId(),
        callId,
        NOON,
        dial.reason(),
        1,
        dial.specialist(),
        dial.to(),
        dial.from(),
        dial.ringTimeout(),
        dial.detectMachine(),
        dial.maxTalk(),
        dial.notAfter(),
        givesUpAt);
  }

  public static CallBack callBack(String callId, int number, int callback, Instant notAfter) {
    return new CallBack(
        callId + "-" + number,
        callId,
        NOON,
        "the caller asked for it",
        callback,
        "+14155550111",
        "+14155550199",
        Duration.ofSeconds(25),
        notAfter);
  }

  public static CallBack callBack(String callId, int number, int callback) {
    return callBack(callId, number, callback, NOON.plusSeconds(60));
  }

  public static LookUpCaller lookUpCaller(String callId, int number, String conferenceSid) {
    return new LookUpCaller(
        callId + "-" + number, callId, NOON, "nothing was heard", callId, conferenceSid);
  }

  public static LookUpAttempt lookUpAttempt(String callId, int number, int attempt, String legSid) {
    return new LookUpAttempt(
        callId + "-" + number,
        callId,
        NOON,
        "the dial is ambiguous",
        attempt,
        false,
        legSid,
        "+14155550123",
        "+14155550199",
        NOON);
  }

  public static AnnounceToRoom announce(String callId, int number, int announcement) {
    return new AnnounceToRoom(
        callId + "-" + number, callId, NOON, "an operator wants it", "CF1", announcement);
  }

  public static StartRecording startRecording(String callId, int number) {
    return new StartRecording(callId + "-" + number, callId, NOON, "the flow asks for it", callId);
  }

  public static StopRecording stopRecording(String callId, int number, String recordingSid) {
    return new StopRecording(
        callId + "-" + number, callId, NOON, "the bridge is over", callId, recordingSid);
  }

  public static CancelLeg cancel(String callId, int number, int attempt, String legSid) {
    return new CancelLeg(
        callId + "-" + number, callId, NOON, "the caller hung up", attempt, legSid);
  }

  public static RedirectCaller redirect(String callId, int number, int step) {
    return new RedirectCaller(callId + "-" + number, callId, NOON, "nobody came", callId, step);
  }

  public static EndLeg end(String callId, int number, String legSid) {
    return new EndLeg(
        callId + "-" + number, callId, NOON, "the call is over", Leg.SPECIALIST, 1, legSid);
  }
}
