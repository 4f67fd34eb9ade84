package dev.patchcord.sandbox.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.twilio.rest.api.v2010.account.Call;
import dev.patchcord.sandbox.twin.leg.CallStatus;
import dev.patchcord.sandbox.twin.leg.Leg;
import dev.patchcord.sandbox.twin.record.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The account's limits, and many calls at once. */
class LimitsTest {

  @Test
  void queuesCallsBeyondTheCallsPerSecond() {
    try (TwinRig twin = new TwinRig("--twin.calls-per-second=1")) {
      twin.customer.serve("/doc", "<Hangup/>");
      List<Call> calls = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        calls.add(twin.dial(TwinRig.number("02"), "/doc"));
      }
      assertThat(Integer.parseInt(calls.getLast().getQueueTime())).isBetween(1000, 4000);
      twin.reached(calls.getLast().getSid(), CallStatus.BUSY);
      List<Instant> initiated =
          twin.record.all(Entry.LegChanged.class, leg -> leg.status().equals("initiated")).stream()
              .map(Entry.LegChanged::at)
              .toList();
      // Three places in the queue at one call second each, 40 times as fast.
      assertThat(Duration.between(initiated.getFirst(), initiated.getLast()).multipliedBy(40))
          .isGreaterThan(Duration.ofSeconds(1));
    }
  }

  @Test
  void tellsNobodyOfACallThatIsCancelledWhileItIsQueued() {
    try (TwinRig twin = new TwinRig("--twin.dial-delay=PT10M")) {
      Call call = twin.dial(TwinRig.number("01"), "/doc");
      Call.updater(call.getSid()).setStatus(Call.UpdateStatus.CANCELED).update(twin.client);
      twin.reached(call.getSid(), CallStatus.CANCELED);
      assertThat(twin.record.all(Entry.WebhookSent.class)).isEmpty();
      assertThat(twin.record.all(Entry.PhoneRang.class)).isEmpty();
    }
  }

  @Test
  void readsSeeCallsAsTheyWereALittleAgo() {
    try (TwinRig twin = new TwinRig("--twin.read-lag=PT2S")) {
      Call call = twin.dial(TwinRig.number("04"), "/doc");
      assertThat(Call.reader().read(twin.client)).isEmpty();
      assertThatThrownBy(() -> Call.fetcher(call.getSid()).fetch(twin.client))
          .hasMessageContaining("not found");
      twin.reached(call.getSid(), CallStatus.FAILED);
      TwinRig.soon()
          .ignoreExceptions()
          .until(
              () -> Call.fetcher(call.getSid()).fetch(twin.client).getStatus(),
              status -> status == Call.Status.FAILED);
    }
  }

  @Test
  void bridgesAndEndsManyCallsAtOnce() {
    int many = 100;
    try (TwinRig twin = new TwinRig()) {
      twin.customer.serve("/wait", "<Pause length=\"2\"/><Redirect/>");
      twin.customer.serve("/done", "<Hangup/>");
      List<String> callers = new ArrayList<>();
      twin.customer.serve(
          "/voice", hook -> CustomerServer.Reply.twiml(room(hook.field("From"), false, "/wait")));
      twin.customer.serve(
          "/join", hook -> CustomerServer.Reply.twiml(room(hook.query(), true, "")));
      for (int i = 0; i < many; i++) {
        String from = "+1555" + (1_000_000 + i);
        Leg caller = twin.legs.call(from, TwinRig.OUR_NUMBER, null).orElseThrow();
        callers.add(caller.sid());
        twin.dial(TwinRig.number("01"), "/join?" + from.substring(1));
      }
      TwinRig.soon()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  assertThat(
                          twin.record.all(Entry.Bridged.class).stream()
                              .map(Entry.Bridged::callSid)
                              .filter(callers::contains)
                              .distinct())
                      .hasSize(many));
      callers.forEach(sid -> twin.control("DELETE", "/twin/calls/" + sid, ""));
      TwinRig.soon()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(twin.legs.newestFirst()).noneMatch(Leg::live));
    }
  }

  private static String room(String number, boolean starts, String waitUrl) {
    return """
    <Dial action="/done"><Conference startConferenceOnEnter="%s" endConferenceOnExit="true"\
     maxParticipants="2" waitUrl="%s">for-%s</Conference></Dial>\
    """
        .formatted(starts, waitUrl, number.replace("+", ""));
  }
}
