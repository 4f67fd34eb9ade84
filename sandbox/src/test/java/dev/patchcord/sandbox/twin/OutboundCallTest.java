package dev.patchcord.sandbox.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.twilio.exception.ApiException;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.type.PhoneNumber;
import dev.patchcord.sandbox.twin.leg.CallStatus;
import dev.patchcord.sandbox.twin.party.Behaviour;
import dev.patchcord.sandbox.twin.party.PartyScript;
import dev.patchcord.sandbox.twin.record.Entry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Calls that we place, by Twilio's own client. */
class OutboundCallTest {
  private static TwinRig twin;

  @BeforeAll
  static void start() {
    twin = new TwinRig();
    twin.customer.serve(
        "/screen",
        "<Gather numDigits=\"1\" action=\"/accept\"><Say>Press 1 to accept.</Say></Gather>");
    twin.customer.serve("/accept", "<Say>Thank you.</Say>");
  }

  @AfterAll
  static void stop() {
    twin.close();
  }

  @Test
  void answersIsAskedPresses1AndIsHungUpWhenTheVerbsRunOut() {
    Call call = twin.dial(TwinRig.number("01"), "/screen");
    assertThat(call.getStatus()).isEqualTo(Call.Status.QUEUED);
    assertThat(call.getSid()).matches("CA[0-9a-f]{32}");
    twin.reached(call.getSid(), CallStatus.COMPLETED);

    CustomerServer.Hook accept = last("/accept", call.getSid());
    assertThat(accept.form())
        .containsEntry("Digits", "1")
        .containsEntry("msg", "Gather End")
        .containsEntry("CallStatus", "in-progress")
        .containsEntry("Direction", "outbound-api")
        .containsEntry("Called", call.getTo());
    TwinRig.soon()
        .untilAsserted(
            () ->
                assertThat(twin.progress(call.getSid()))
                    .containsExactly("initiated", "ringing", "in-progress", "completed"));
    assertThat(last("/progress", call.getSid()).form())
        .containsEntry("CallbackSource", "call-progress-events")
        .containsEntry("SipResponseCode", "200")
        .containsKeys("Timestamp", "CallDuration", "Duration");
    assertThat(twin.heard(call.getSid()))
        .containsExactly("say: Press 1 to accept.", "say: Thank you.");
    Call after = Call.fetcher(call.getSid()).fetch(twin.client);
    assertThat(after.getStatus()).isEqualTo(Call.Status.COMPLETED);
    assertThat(Integer.parseInt(after.getDuration())).isPositive();
  }

  @Test
  void tellsTheStatusOfPhonesThatNobodyTakes() {
    Map<String, String> codes = Map.of("02", "486", "03", "487", "04", "404");
    Map<String, CallStatus> ends =
        Map.of("02", CallStatus.BUSY, "03", CallStatus.NO_ANSWER, "04", CallStatus.FAILED);
    ends.forEach(
        (suffix, end) -> {
          Call call = twin.dial(TwinRig.number(suffix), "/screen");
          twin.reached(call.getSid(), end);
          TwinRig.soon()
              .untilAsserted(() -> assertThat(twin.progress(call.getSid())).endsWith(end.word()));
          assertThat(last("/progress", call.getSid()).form())
              .containsEntry("SipResponseCode", codes.get(suffix))
              .containsEntry("CallDuration", "0");
          boolean rang = suffix.equals("03");
          assertThat(twin.record.all(Entry.PhoneRang.class, ring -> ring.to().equals(call.getTo())))
              .hasSize(rang ? 1 : 0);
        });
  }

  @Test
  void ringsForTheTimeoutAndTwiliosFiveSeconds() {
    Call call = twin.dial(TwinRig.number("03"), "/screen");
    twin.reached(call.getSid(), CallStatus.NO_ANSWER);
    List<Entry.LegChanged> changes =
        twin.record.all(Entry.LegChanged.class, leg -> leg.callSid().equals(call.getSid()));
    Duration rang =
        Duration.between(changes.get(changes.size() - 2).at(), changes.getLast().at())
            .multipliedBy(40);
    assertThat(rang).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(25));
  }

  @Test
  void cancelsARingingPhone() {
    Call call = twin.dial(TwinRig.number("03"), "/screen");
    twin.reached(call.getSid(), CallStatus.RINGING);
    Call canceled =
        Call.updater(call.getSid()).setStatus(Call.UpdateStatus.CANCELED).update(twin.client);
    assertThat(canceled.getStatus()).isEqualTo(Call.Status.CANCELED);
    TwinRig.soon()
        .untilAsserted(
            () ->
                assertThat(twin.progress(call.getSid()))
                    .containsExactly("initiated", "ringing", "canceled"));
    assertRefused(
        21220,
        () ->
            Call.updater(call.getSid()).setStatus(Call.UpdateStatus.CANCELED).update(twin.client));
  }

  @Test
  void refusesToCancelAPersonWhoTalksButCompletesTheCall() {
    twin.customer.serve("/talk", "<Pause length=\"600\"/>");
    Call call = twin.dial(TwinRig.number("01"), "/talk");
    twin.reached(call.getSid(), CallStatus.IN_PROGRESS);
    assertRefused(
        21220,
        () ->
            Call.updater(call.getSid()).setStatus(Call.UpdateStatus.CANCELED).update(twin.client));
    Call.updater(call.getSid()).setStatus(Call.UpdateStatus.COMPLETED).update(twin.client);
    twin.reached(call.getSid(), CallStatus.COMPLETED);
  }

  @Test
  void detectsAMachineWhileItAlreadyTalksToIt() {
    String voicemail = TwinRig.number("05");
    twin.customer.serve("/greet", "<Pause length=\"600\"/>");
    Call call =
        Call.creator(
                new PhoneNumber(voicemail),
                new PhoneNumber(TwinRig.OUR_NUMBER),
                URI.create(twin.customer.url("/greet")))
            .setMachineDetection("Enable")
            .setAsyncAmd("true")
            .setAsyncAmdStatusCallback(twin.customer.url("/amd"))
            .create(twin.client);
    TwinRig.soon().until(() -> !twin.customer.hooks("/amd").isEmpty());
    CustomerServer.Hook verdict = twin.customer.hooks("/amd").getLast();
    assertThat(verdict.form())
        .containsEntry("AnsweredBy", "machine_start")
        .containsEntry("CallSid", call.getSid())
        .containsEntry("MachineDetectionDuration", "4000");
    assertThat(last("/greet", call.getSid()).form()).doesNotContainKey("AnsweredBy");
    assertThat(Call.fetcher(call.getSid()).fetch(twin.client).getAnsweredBy())
        .isEqualTo("machine_start");
    Call.updater(call.getSid()).setStatus(Call.UpdateStatus.COMPLETED).update(twin.client);
  }

  @Test
  void holdsTheDocumentBackUntilASynchronousVerdict() {
    Call call =
        Call.creator(
                new PhoneNumber(TwinRig.number("01")),
                new PhoneNumber(TwinRig.OUR_NUMBER),
                URI.create(twin.customer.url("/sync")))
            .setMachineDetection("DetectMessageEnd")
            .create(twin.client);
    twin.customer.serve("/sync", "<Hangup/>");
    twin.reached(call.getSid(), CallStatus.COMPLETED);
    assertThat(last("/sync", call.getSid()).form()).containsEntry("AnsweredBy", "human");
  }

  @Test
  void listsByNumberAndStatusPageByPage() {
    String to = TwinRig.number("04");
    for (int i = 0; i < 5; i++) {
      twin.reached(twin.dial(to, "/screen").getSid(), CallStatus.FAILED);
    }
    List<String> sids = new java.util.ArrayList<>();
    Call.reader()
        .setTo(new PhoneNumber(to))
        .setStatus(Call.Status.FAILED)
        .setPageSize(2L)
        .read(twin.client)
        .forEach(call -> sids.add(call.getSid()));
    assertThat(sids).hasSize(5).doesNotHaveDuplicates();
    assertThat(
            Call.reader().setTo(new PhoneNumber(to)).setStatus(Call.Status.BUSY).read(twin.client))
        .isEmpty();
  }

  @Test
  void forgetsAFinishedCallOnDelete() {
    Call call = twin.dial(TwinRig.number("04"), "/screen");
    twin.reached(call.getSid(), CallStatus.FAILED);
    assertThat(Call.deleter(call.getSid()).delete(twin.client)).isTrue();
    assertRefused(20404, () -> Call.fetcher(call.getSid()).fetch(twin.client));
  }

  @Test
  void hangsUpWhenTheScriptSaysSo() {
    String to = TwinRig.number("01");
    twin.scripts.put(
        to,
        new PartyScript(
            Behaviour.ANSWERS,
            Duration.ofSeconds(1),
            List.of(),
            Duration.ofSeconds(4),
            null,
            null,
            null));
    twin.customer.serve("/long", "<Pause length=\"600\"/>");
    Call call = twin.dial(to, "/long");
    twin.reached(call.getSid(), CallStatus.COMPLETED);
    assertThat(twin.legs.find(call.getSid()).orElseThrow().end().orElseThrow().cause().name())
        .isEqualTo("PARTY");
  }

  private static CustomerServer.Hook last(String path, String callSid) {
    return twin.customer.hooks(path).stream()
        .filter(hook -> hook.field("CallSid").equals(callSid))
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  private static void assertRefused(
      int code, org.assertj.core.api.ThrowableAssert.ThrowingCallable request) {
    assertThatThrownBy(request)
        .isInstanceOfSatisfying(
            ApiException.class, refused -> assertThat(refused.getCode()).isEqualTo(code));
  }
}
