package dev.patchcord.sandbox.twin;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.Conference;
import com.twilio.rest.api.v2010.account.conference.Participant;
import com.twilio.type.PhoneNumber;
import dev.patchcord.sandbox.twin.leg.CallStatus;
import dev.patchcord.sandbox.twin.leg.Direction;
import dev.patchcord.sandbox.twin.leg.Leg;
import dev.patchcord.sandbox.twin.leg.LegPlan;
import dev.patchcord.sandbox.twin.record.Entry;
import dev.patchcord.sandbox.twin.room.Entrance;
import dev.patchcord.sandbox.twin.room.JoinResult;
import dev.patchcord.sandbox.twin.room.Room;
import dev.patchcord.sandbox.twin.room.Rooms;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.util.ReflectionTestUtils;

/** No leg is lost, and none outlives its call. */
class LegEndsTest {
  private TwinRig twin;

  @BeforeEach
  void start() {
    twin = new TwinRig();
  }

  @AfterEach
  void stop() {
    twin.close();
  }

  @Test
  void leavesNobodyInTheRoomWhenTheWaitingDocumentsUrlIsWrong() {
    for (String waitUrl : new String[] {"/relative", "a b"}) {
      Leg caller =
          call("<Dial><Conference waitUrl=\"" + waitUrl + "\">lobby</Conference></Dial>", waitUrl);
      twin.reached(caller.sid(), CallStatus.COMPLETED);
      assertThat(twin.warnings(caller.sid())).contains(11100);
      assertThat(twin.context.getBean(Rooms.class).live("lobby")).isEmpty();
      assertThat(twin.record.all(Entry.RoomChanged.class)).isEmpty();
    }
  }

  @Test
  void takesEventsThatAreNamedTwice() {
    Leg caller =
        call(
            "<Dial><Conference statusCallback=\"/room\" statusCallbackEvent=\"join end join\">"
                + "lobby</Conference></Dial>",
            "");
    TwinRig.soon().until(() -> twin.customer.hooks("/room").size() == 1);
    assertThat(caller.live()).isTrue();
    Leg dialling =
        call(
            "<Dial><Number statusCallback=\"/progress\" statusCallbackEvent=\"ringing ringing\">"
                + TwinRig.number("03")
                + "</Number></Dial>",
            "");
    TwinRig.soon().until(() -> twin.customer.hooks("/progress").size() == 1);
    assertThat(dialling.live()).isTrue();
  }

  @Test
  void hangsUpAndSaysSoWhenTheTwinItselfFails() {
    Leg leg =
        dial(
            (any, extra) -> {
              throw new IllegalStateException("out of order");
            });
    twin.reached(leg.sid(), CallStatus.COMPLETED);
    TwinRig.soon().until(() -> twin.customer.hooks("/progress").size() == 1);
    assertThat(
            twin.record.all(
                Entry.Note.class,
                note -> leg.sid().equals(note.callSid()) && note.text().contains("out of order")))
        .hasSize(1);
  }

  @Test
  void followsARedirectThatCutsMachineDetectionShort() {
    twin.close();
    twin = new TwinRig("--twin.detection-delay=PT1H");
    twin.customer.serve("/moved", "<Say>Over here.</Say>");
    Call call =
        Call.creator(
                new PhoneNumber(TwinRig.number("01")),
                new PhoneNumber(TwinRig.OUR_NUMBER),
                URI.create(twin.customer.url("/never")))
            .setMachineDetection("Enable")
            .create(twin.client);
    twin.reached(call.getSid(), CallStatus.IN_PROGRESS);
    Call.updater(call.getSid()).setUrl(URI.create(twin.customer.url("/moved"))).update(twin.client);
    twin.reached(call.getSid(), CallStatus.COMPLETED);
    assertThat(twin.heard(call.getSid())).containsExactly("say: Over here.");
    assertThat(twin.customer.hooks("/never")).isEmpty();
  }

  @Test
  void followsARedirectThatComesInBetweenTheLastVerbAndTheHangUp() {
    AtomicInteger status = new AtomicInteger();
    twin.customer.serve("/moved", "<Say>Over here.</Say>");
    Leg leg =
        dial(
            (one, extra) ->
                status.set(
                    twin.rest(
                            "POST",
                            "/Calls/" + one.sid() + ".json",
                            "Url=" + twin.customer.url("/moved"))
                        .statusCode()));
    twin.reached(leg.sid(), CallStatus.COMPLETED);
    assertThat(status).hasValue(200);
    assertThat(twin.heard(leg.sid())).containsExactly("say: Over here.");
  }

  @Test
  void letsNobodyIntoARoomWhoHasHungUp() {
    Call call = twin.dial(TwinRig.number("02"), "/never");
    Leg ended = twin.reached(call.getSid(), CallStatus.BUSY);
    Rooms rooms = twin.context.getBean(Rooms.class);
    assertThat(rooms.join(ended, new Entrance("lobby", null, false, true, true, 2, null)))
        .isInstanceOf(JoinResult.Gone.class);
    assertThat(Conference.reader().read(twin.client)).isEmpty();
  }

  @Test
  void keepsNothingOfTheProgressOfALegThatHasEnded() {
    Call call =
        Call.creator(
                new PhoneNumber(TwinRig.number("01")),
                new PhoneNumber(TwinRig.OUR_NUMBER),
                URI.create(twin.customer.url("/doc")))
            .setStatusCallback(URI.create(twin.customer.url("/progress")))
            .setStatusCallbackEvent(List.of("ringing"))
            .create(twin.client);
    TwinRig.soon().until(() -> twin.customer.hooks("/progress").size() == 1);
    assertThat(kept()).isNotNull();
    twin.reached(call.getSid(), CallStatus.COMPLETED);
    TwinRig.soon().untilAsserted(() -> assertThat(kept()).isEmpty());
  }

  @Test
  void cancelsThePhonesThatRingForARoomThatEnds() {
    Leg caller = call("<Dial><Conference waitUrl=\"\">lobby</Conference></Dial>", "");
    TwinRig.soon().until(() -> room().isPresent());
    String sid = room().orElseThrow().sid();
    String kicked = invite(sid);
    assertThat(Participant.deleter(sid, kicked).delete(twin.client)).isTrue();
    twin.reached(kicked, CallStatus.CANCELED);
    assertThat(caller.live()).isTrue();
    String left = invite(sid);
    Conference.updater(sid).setStatus(Conference.UpdateStatus.COMPLETED).update(twin.client);
    twin.reached(left, CallStatus.CANCELED);
    twin.reached(caller.sid(), CallStatus.COMPLETED);
  }

  private String invite(String conference) {
    String sid =
        Participant.creator(
                conference,
                new PhoneNumber(TwinRig.OUR_NUMBER),
                new PhoneNumber(TwinRig.number("03")))
            .create(twin.client)
            .getCallSid();
    twin.reached(sid, CallStatus.RINGING);
    return sid;
  }

  private Optional<Room> room() {
    return twin.context.getBean(Rooms.class).live("lobby");
  }

  @Test
  void letsABridgedPersonDoEverythingOnceTheyAreRedirected() {
    Leg caller = call("<Dial><Number>" + TwinRig.number("01") + "</Number></Dial>", "");
    TwinRig.soon().until(() -> !twin.record.all(Entry.Bridged.class).isEmpty());
    String person =
        twin.record
            .all(Entry.Bridged.class, one -> one.callSid().equals(caller.sid()))
            .getFirst()
            .with()
            .getFirst();
    twin.customer.serve("/moved", "<Dial><Conference waitUrl=\"\">lobby</Conference></Dial>");
    Call.updater(person).setUrl(URI.create(twin.customer.url("/moved"))).update(twin.client);
    TwinRig.soon().until(() -> room().isPresent());
    assertThat(twin.warnings(person)).isEmpty();
    assertThat(twin.legs.find(person).orElseThrow().live()).isTrue();
  }

  @Test
  void tellsALineThatIsCutFromAPhoneThatIsHungUp() {
    String number = TwinRig.number("01");
    String script = "{\"dropsWhen\":\"bridged+PT3S\"}";
    twin.control("PUT", "/twin/parties/%2B" + number.substring(1), script);
    Leg caller = call("<Dial><Conference waitUrl=\"\">lobby</Conference></Dial>", "");
    TwinRig.soon().until(() -> room().isPresent());
    twin.customer.serve("/doc", "<Dial><Conference>lobby</Conference></Dial>");
    String person =
        Call.creator(
                new PhoneNumber(number),
                new PhoneNumber(TwinRig.OUR_NUMBER),
                URI.create(twin.customer.url("/doc")))
            .setStatusCallback(URI.create(twin.customer.url("/progress")))
            .create(twin.client)
            .getSid();
    Leg cut = twin.reached(person, CallStatus.FAILED);
    assertThat(cut.answeredAt()).isPresent();
    TwinRig.soon().until(() -> !twin.customer.hooks("/progress").isEmpty());
    assertThat(twin.customer.hooks("/progress").getLast().field("CallStatus")).isEqualTo("failed");
    assertThat(twin.customer.hooks("/progress").getLast().field("SipResponseCode"))
        .isEqualTo("480");
    assertThat(caller.live()).isTrue();
  }

  @Test
  void forgetsTheLegsThatEndedFirst() {
    twin.close();
    twin = new TwinRig("--twin.kept-ended-legs=2");
    List<String> sids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      String sid = twin.dial(TwinRig.number("02"), "/never").getSid();
      twin.reached(sid, CallStatus.BUSY);
      sids.add(sid);
    }
    assertThat(twin.legs.walkIn("CA-walk-in", "+15551112222")).isTrue();
    assertThat(twin.control("DELETE", "/twin/calls/CA-walk-in", "").statusCode()).isEqualTo(204);
    TwinRig.soon()
        .untilAsserted(
            () ->
                assertThat(twin.legs.newestFirst())
                    .extracting(Leg::sid)
                    .containsExactly("CA-walk-in", sids.getLast()));
  }

  @Test
  void refusesToRedirectALegThatHasOnlyJustAnswered() {
    twin.close();
    twin = new TwinRig("--twin.promotion-delay=PT40S");
    Leg caller = call("<Pause length=\"600\"/>", "");
    twin.reached(caller.sid(), CallStatus.IN_PROGRESS);
    String redirect = "Url=" + twin.customer.url("/moved");
    HttpResponse<String> early = twin.rest("POST", "/Calls/" + caller.sid() + ".json", redirect);
    assertThat(early.statusCode()).isEqualTo(400);
    assertThat(early.body()).contains("21220");
    TwinRig.soon()
        .until(
            () ->
                twin.rest("POST", "/Calls/" + caller.sid() + ".json", redirect).statusCode()
                    == 200);
  }

  private Map<?, ?> kept() {
    return (Map<?, ?>)
        ReflectionTestUtils.getField(twin.context.getBean("progressReports"), "allSeries");
  }

  /** With a waitUrl the document is given inline, where nothing relative can be resolved. */
  private Leg call(String verbs, String waitUrl) {
    twin.customer.serve("/voice", waitUrl.startsWith("/") ? "<Pause length=\"600\"/>" : verbs);
    Leg leg = twin.legs.call(TwinRig.number("90"), TwinRig.OUR_NUMBER, null).orElseThrow();
    if (waitUrl.startsWith("/")) {
      twin.reached(leg.sid(), CallStatus.IN_PROGRESS);
      Call.updater(leg.sid())
          .setTwiml(new com.twilio.type.Twiml("<Response>" + verbs + "</Response>"))
          .update(twin.client);
    }
    return leg;
  }

  private Leg dial(LegPlan.Conversation conversation) {
    return twin.legs.dial(
        new LegPlan(
            Direction.OUTBOUND_API,
            TwinRig.OUR_NUMBER,
            TwinRig.number("01"),
            null,
            conversation,
            null,
            new LegPlan.Hook(twin.customer.url("/progress"), "POST"),
            Set.of("completed"),
            LegPlan.RING_TIMEOUT,
            LegPlan.TIME_LIMIT,
            null));
  }
}
