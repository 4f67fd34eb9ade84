package dev.patchcord.sandbox.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.twilio.exception.ApiException;
import com.twilio.rest.api.v2010.account.call.Recording;
import dev.patchcord.sandbox.twin.leg.CallStatus;
import dev.patchcord.sandbox.twin.leg.Leg;
import dev.patchcord.sandbox.twin.party.PartyScript;
import dev.patchcord.sandbox.twin.record.Entry;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Recordings of calls by REST, and messages after the tone. */
class RecordingTest {
  private static TwinRig twin;

  @BeforeAll
  static void start() {
    twin = new TwinRig();
  }

  @AfterAll
  static void stop() {
    twin.close();
  }

  @Test
  void recordsACallUntilItIsStoppedAndTellsSo() {
    Leg caller = call("<Pause length=\"60\"/>", null);
    Recording begun = record(caller);
    assertThat(begun.getStatus()).isEqualTo(Recording.Status.IN_PROGRESS);
    assertThat(begun.getSource()).isEqualTo(Recording.Source.START_CALL_RECORDING_API);
    assertThat(begun.getChannels()).isEqualTo(2);
    Recording stopped =
        Recording.updater(caller.sid(), "Twilio.CURRENT", Recording.Status.STOPPED)
            .update(twin.client);
    assertThat(stopped.getSid()).isEqualTo(begun.getSid());
    assertThat(stopped.getStatus()).isEqualTo(Recording.Status.COMPLETED);
    TwinRig.soon()
        .untilAsserted(
            () -> assertThat(told(caller)).containsExactlyInAnyOrder("in-progress", "completed"));
    assertThat(
            twin.customer.hooks("/rec").stream()
                .filter(hook -> hook.field("RecordingStatus").equals("completed"))
                .filter(hook -> hook.field("CallSid").equals(caller.sid()))
                .toList()
                .getFirst()
                .form())
        .containsKeys("RecordingUrl", "RecordingDuration", "RecordingStartTime", "RecordingTrack")
        .containsEntry("RecordingSid", begun.getSid())
        .containsEntry("RecordingChannels", "2")
        .containsEntry("RecordingSource", "StartCallRecordingAPI");
    refused(404, 20404, () -> stop(caller, "Twilio.CURRENT"));
    refused(400, 21220, () -> stop(caller, begun.getSid()));
    twin.control("DELETE", "/twin/calls/" + caller.sid(), "");
  }

  @Test
  void pausesAndGoesOn() {
    Leg caller = call("<Pause length=\"60\"/>", null);
    Recording begun = record(caller);
    Recording paused =
        Recording.updater(caller.sid(), begun.getSid(), Recording.Status.PAUSED)
            .update(twin.client);
    assertThat(paused.getStatus()).isEqualTo(Recording.Status.PAUSED);
    Recording.updater(caller.sid(), begun.getSid(), Recording.Status.IN_PROGRESS)
        .update(twin.client);
    assertThat(Recording.reader(caller.sid()).read(twin.client))
        .extracting(Recording::getStatus)
        .containsExactly(Recording.Status.IN_PROGRESS);
    twin.control("DELETE", "/twin/calls/" + caller.sid(), "");
  }

  @Test
  void endsWithTheLeg() {
    Leg caller = call("<Pause length=\"60\"/>", null);
    Recording begun = record(caller);
    twin.control("DELETE", "/twin/calls/" + caller.sid(), "");
    TwinRig.soon()
        .untilAsserted(
            () ->
                assertThat(
                        Recording.fetcher(caller.sid(), begun.getSid())
                            .fetch(twin.client)
                            .getStatus())
                    .isEqualTo(Recording.Status.COMPLETED));
    TwinRig.soon().untilAsserted(() -> assertThat(told(caller)).contains("completed"));
    refused(400, 21220, () -> record(caller));
  }

  @Test
  void fallsThroughARecordInWhichNobodySpoke() {
    twin.customer.serve("/after", "<Hangup/>");
    Leg silent =
        call(
            "<Record action=\"/after\" recordingStatusCallback=\"/rec\""
                + " recordingStatusCallbackEvent=\"completed absent\"/><Say>Nothing heard.</Say>",
            "{\"speaks\":\"PT0S\"}");
    TwinRig.soon().until(() -> twin.heard(silent.sid()).contains("say: Nothing heard."));
    TwinRig.soon().untilAsserted(() -> assertThat(told(silent)).containsExactly("absent"));
    assertThat(twin.customer.hooks("/after"))
        .noneMatch(hook -> hook.field("CallSid").equals(silent.sid()));
  }

  @Test
  void tellsHowLongTheMessageIs() {
    twin.customer.serve("/thanks", "<Hangup/>");
    Leg caller = call("<Record action=\"/thanks\" maxLength=\"60\"/>", "{\"speaks\":\"PT12S\"}");
    TwinRig.soon()
        .untilAsserted(
            () ->
                assertThat(
                        twin.customer.hooks("/thanks").stream()
                            .filter(hook -> hook.field("CallSid").equals(caller.sid()))
                            .map(hook -> hook.field("RecordingDuration")))
                    .containsExactly("12"));
    assertThat(twin.record.all(Entry.Recorded.class, one -> one.callSid().equals(caller.sid())))
        .extracting(Entry.Recorded::status)
        .containsExactly("in-progress", "completed");
  }

  private static Leg call(String verbs, String script) {
    String from = TwinRig.number("00");
    twin.customer.serve("/voice", verbs);
    PartyScript own = script == null ? null : TwinRig.json().readValue(script, PartyScript.class);
    Leg leg = twin.legs.call(from, TwinRig.OUR_NUMBER, own).orElseThrow();
    twin.reached(leg.sid(), CallStatus.IN_PROGRESS);
    TwinRig.soon().until(() -> !twin.heard(leg.sid()).isEmpty());
    return leg;
  }

  private static Recording record(Leg leg) {
    return Recording.creator(leg.sid())
        .setRecordingChannels("dual")
        .setRecordingStatusCallback(URI.create(twin.customer.url("/rec")))
        .setRecordingStatusCallbackEvent(List.of("in-progress", "completed", "absent"))
        .create(twin.client);
  }

  private static void stop(Leg leg, String sid) {
    Recording.updater(leg.sid(), sid, Recording.Status.STOPPED).update(twin.client);
  }

  private static List<String> told(Leg leg) {
    return twin.customer.hooks("/rec").stream()
        .filter(hook -> hook.field("CallSid").equals(leg.sid()))
        .map(hook -> hook.field("RecordingStatus"))
        .toList();
  }

  private static void refused(
      int status, int code, org.assertj.core.api.ThrowableAssert.ThrowingCallable request) {
    assertThatThrownBy(request)
        .isInstanceOfSatisfying(
            ApiException.class,
            e -> {
              assertThat(e.getStatusCode()).isEqualTo(status);
              assertThat(e.getCode()).isEqualTo(code);
            });
  }
}
