package dev.patchcord.sandbox.twin;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.rest.api.v2010.account.Call;
import com.twilio.type.PhoneNumber;
import dev.patchcord.sandbox.twin.leg.CallStatus;
import dev.patchcord.sandbox.twin.leg.Leg;
import dev.patchcord.sandbox.twin.record.Entry;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Callers whom we call back: from the answer on they behave as in a call of their own. */
class CalledBackTest {
  private static final String CONFERENCE =
      """
      <Dial><Conference startConferenceOnEnter="%s" endConferenceOnExit="true" \
      waitUrl="/wait">%s</Conference></Dial>""";
  private static TwinRig twin;

  @BeforeAll
  static void start() {
    twin = new TwinRig();
    twin.customer.serve("/wait", "<Play>music.mp3</Play><Redirect/>");
    twin.customer.serve(
        "/callback",
        "<Gather numDigits=\"1\" action=\"/accepted\"><Say>Press 1 to be connected.</Say></Gather>");
  }

  @AfterAll
  static void stop() {
    twin.close();
  }

  @Test
  void pressesOneIsHeldBridgedAndHangsUp() {
    Leg caller = calledBack("{\"hangUpWhen\":\"bridged+PT5S\"}", "back-1");
    TwinRig.soon().until(() -> twin.heard(caller.sid()).contains("play: music.mp3"));
    String specialist = dialSpecialist(caller, "back-1");
    twin.reached(caller.sid(), CallStatus.COMPLETED);
    twin.reached(specialist, CallStatus.COMPLETED);
    assertThat(caller.end().orElseThrow().cause().name()).isEqualTo("PARTY");
    assertThat(
            twin.record.all(Entry.Bridged.class, bridged -> bridged.callSid().equals(caller.sid())))
        .singleElement()
        .satisfies(bridged -> assertThat(bridged.with()).containsExactly(specialist));
  }

  @Test
  void hangsUpWhileTheSpecialistsPhoneRings() {
    Leg caller = calledBack("{\"hangUpWhen\":\"specialist-rings+PT1S\"}", "back-2");
    TwinRig.soon().until(() -> twin.heard(caller.sid()).contains("play: music.mp3"));
    dialSpecialist(caller, "back-2");
    twin.reached(caller.sid(), CallStatus.COMPLETED);
    assertThat(caller.end().orElseThrow().cause().name()).isEqualTo("PARTY");
  }

  private static Leg calledBack(String script, String room) {
    twin.customer.serve("/accepted", CONFERENCE.formatted("false", room));
    String number = TwinRig.number("01");
    assertThat(twin.control("PUT", "/twin/parties/%2B" + number.substring(1), script).statusCode())
        .isEqualTo(200);
    return twin.legs.find(twin.dial(number, "/callback").getSid()).orElseThrow();
  }

  private static String dialSpecialist(Leg caller, String room) {
    twin.customer.serve("/screen", CONFERENCE.formatted("true", room));
    return Call.creator(
            new PhoneNumber(TwinRig.number("01")),
            new PhoneNumber(TwinRig.OUR_NUMBER),
            URI.create(twin.customer.url("/screen")))
        .setStatusCallback(URI.create(twin.customer.url("/progress?call=" + caller.sid())))
        .create(twin.client)
        .getSid();
  }
}
