package dev.patchcord.sandbox.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.twilio.exception.ApiException;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.Conference;
import com.twilio.rest.api.v2010.account.conference.Participant;
import com.twilio.type.PhoneNumber;
import dev.patchcord.sandbox.twin.leg.CallStatus;
import dev.patchcord.sandbox.twin.leg.Leg;
import dev.patchcord.sandbox.twin.record.Entry;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callers wait in conferences, and meet specialists there. */
class ConferenceTest {
  private TwinRig twin;
  private String room;

  @BeforeEach
  void start() {
    twin = new TwinRig();
    room = "room-1";
    twin.customer.serve(
        "/wait", "<Say>Please hold.</Say><Play>http://x/music.mp3</Play><Redirect/>");
    twin.customer.serve("/after-hold", "<Say>Sorry.</Say>");
  }

  @AfterEach
  void stop() {
    twin.close();
  }

  @Test
  void bridgesTheHeldCallerWithASpecialistWhoPresses1() {
    Leg caller = held();
    twin.customer.serve(
        "/screen",
        "<Gather numDigits=\"1\" action=\"/accept\"><Say>Press 1 to accept.</Say></Gather>");
    twin.customer.serve("/accept", specialist("specialist-1", true));
    Call specialist = twin.dial(TwinRig.number("01"), "/screen");
    TwinRig.soon().until(() -> bridged(caller.sid()).contains(List.of(specialist.getSid())));

    Leg leg = twin.legs.find(specialist.getSid()).orElseThrow();
    assertThat(Conference.reader().setFriendlyName(room).read(twin.client))
        .extracting(Conference::getStatus)
        .containsExactly(Conference.Status.IN_PROGRESS);
    leg.hangUp();

    twin.reached(caller.sid(), CallStatus.COMPLETED);
    assertThat(hook("/after-hold", caller.sid()).form())
        .containsEntry("DialCallStatus", "answered")
        .containsEntry("DialBridged", "true")
        .doesNotContainKeys("DialCallSid", "DialCallDuration");
    assertThat(twin.heard(caller.sid())).endsWith("say: Sorry.");
    TwinRig.soon().until(() -> events().contains("conference-end"));
    assertThat(events())
        .containsExactly(
            "participant-join",
            "participant-join",
            "conference-start",
            "participant-leave",
            "participant-leave",
            "conference-end");
    assertThat(inOrder().getFirst().form())
        .containsEntry("ParticipantLabel", "caller")
        .containsEntry("StartConferenceOnEnter", "false")
        .containsEntry("EndConferenceOnExit", "true")
        .containsEntry("SequenceNumber", "1");
    assertThat(inOrder().get(3).form())
        .containsEntry("ReasonParticipantLeft", "participant_hung_up")
        .containsEntry("ParticipantCallStatus", "completed");
    assertThat(inOrder().get(4).form())
        .containsEntry("ReasonParticipantLeft", "moderator_ended_conference")
        .containsEntry("ParticipantCallStatus", "in-progress");
    assertThat(inOrder().get(5).form())
        .containsEntry("ReasonConferenceEnded", "participant-with-end-conference-on-exit-left")
        .containsEntry("CallSidEndingConference", specialist.getSid())
        .containsEntry("ParticipantLabelEndingConference", "specialist-1");
  }

  @Test
  void playsTheWaitingDocumentAgainOnlyBecauseItRedirectsToItself() {
    Leg caller = held();
    TwinRig.soon().until(() -> twin.customer.hooks("/wait").size() >= 3);
    assertThat(twin.heard(caller.sid()))
        .startsWith("say: Please hold.", "play: http://x/music.mp3", "say: Please hold.");

    twin.customer.serve("/wait", "<Say>Still busy.</Say>");
    TwinRig.soon()
        .untilAsserted(
            () ->
                assertThat(twin.heard(caller.sid()))
                    .endsWith("say: Still busy.", "silence: the waiting document has run out"));
    int fetched = twin.customer.hooks("/wait").size();
    assertThat(twin.customer.hooks("/wait")).hasSize(fetched);
  }

  @Test
  void skipsVerbsThatAWaitingDocumentMayNotHave() {
    twin.customer.serve("/wait", "<Gather><Say>Press 1</Say></Gather><Play>http://x/a.mp3</Play>");
    Leg caller = held();
    TwinRig.soon().until(() -> twin.warnings(caller.sid()).contains(13238));
    assertThat(twin.heard(caller.sid())).doesNotContain("say: Press 1");
  }

  @Test
  void establishesNoConferenceWhenTheWaitingDocumentCannotBeHad() {
    twin.customer.serve("/wait", hook -> CustomerServer.Reply.status(500));
    Leg caller = hold(TwinRig.number("90"));
    twin.reached(caller.sid(), CallStatus.COMPLETED);
    assertThat(hook("/after-hold", caller.sid()).form()).containsEntry("DialCallStatus", "failed");
    assertThat(twin.warnings(caller.sid())).contains(11200);
  }

  @Test
  void refusesALabelThatIsInUseAndAFullRoomAndGoesOnWithTheNextVerb() {
    held();
    twin.customer.serve("/same-label", specialist("caller", true) + "<Say>Refused.</Say>");
    Call same = twin.dial(TwinRig.number("01"), "/same-label");
    twin.reached(same.getSid(), CallStatus.COMPLETED);
    assertThat(twin.warnings(same.getSid())).contains(16025);
    assertThat(twin.heard(same.getSid())).containsExactly("say: Refused.");

    twin.customer.serve("/second", specialist("specialist-1", false));
    Call second = twin.dial(TwinRig.number("01"), "/second");
    TwinRig.soon().until(() -> participants().size() == 2);
    twin.customer.serve("/third", specialist("specialist-2", true) + "<Say>Full.</Say>");
    Call third = twin.dial(TwinRig.number("01"), "/third");
    twin.reached(third.getSid(), CallStatus.COMPLETED);
    assertThat(twin.warnings(third.getSid())).contains(16020);
    assertThat(participants())
        .extracting(Participant::getLabel)
        .containsExactly("caller", "specialist-1");
    twin.legs.find(second.getSid()).orElseThrow().hangUp();
  }

  @Test
  void doesNotStartForTwoWhoMayNotStartIt() {
    Leg caller = held();
    twin.customer.serve(
        "/listener",
        "<Dial><Conference startConferenceOnEnter=\"false\" waitUrl=\"\">"
            + room
            + "</Conference></Dial>");
    Call listener = twin.dial(TwinRig.number("01"), "/listener");
    TwinRig.soon().until(() -> participants().size() == 2);
    assertThat(
            Conference.reader()
                .setFriendlyName(room)
                .read(twin.client)
                .iterator()
                .next()
                .getStatus())
        .isEqualTo(Conference.Status.INIT);
    assertThat(bridged(caller.sid())).isEmpty();
    assertThat(twin.heard(listener.getSid())).containsExactly("silence: waitUrl is empty");
  }

  @Test
  void leavesTheOtherAloneWhenSomebodyLeavesWhoDoesNotEndIt() {
    Leg caller = held();
    twin.customer.serve("/quiet", specialist("specialist-1", false));
    Call specialist = twin.dial(TwinRig.number("01"), "/quiet");
    TwinRig.soon().until(() -> !bridged(caller.sid()).isEmpty());
    twin.legs.find(specialist.getSid()).orElseThrow().hangUp();
    TwinRig.soon()
        .until(() -> twin.heard(caller.sid()).getLast().equals("silence: alone in the room"));
    assertThat(caller.live()).isTrue();
    assertThat(events()).doesNotContain("conference-end");
  }

  @Test
  void sendsEverybodyOnWithTheirDocumentsWhenRestEndsIt() {
    Leg caller = held();
    Conference.updater(sid()).setStatus(Conference.UpdateStatus.COMPLETED).update(twin.client);
    twin.reached(caller.sid(), CallStatus.COMPLETED);
    assertThat(hook("/after-hold", caller.sid()).form())
        .containsEntry("DialCallStatus", "answered")
        .containsEntry("DialBridged", "false");
    TwinRig.soon().until(() -> events().contains("conference-end"));
    assertThat(inOrder().getLast().form())
        .containsEntry("ReasonConferenceEnded", "conference-ended-via-api");
    assertThatThrownBy(
            () ->
                Conference.updater(sid())
                    .setStatus(Conference.UpdateStatus.COMPLETED)
                    .update(twin.client))
        .isInstanceOfSatisfying(
            ApiException.class, gone -> assertThat(gone.getCode()).isEqualTo(20404));
  }

  @Test
  void takesACallerOutByRedirectAndAlsoAsksTheInterruptedDial() {
    Leg caller = held();
    twin.customer.serve("/elsewhere", "<Say>Over here.</Say><Pause length=\"600\"/>");
    twin.customer.serve("/after-hold", "<Say>Never heard.</Say>");
    Call.updater(caller.sid())
        .setUrl(URI.create(twin.customer.url("/elsewhere?step=1")))
        .setMethod(com.twilio.http.HttpMethod.POST)
        .update(twin.client);
    TwinRig.soon().until(() -> twin.heard(caller.sid()).contains("say: Over here."));
    TwinRig.soon().until(() -> !twin.customer.hooks("/after-hold").isEmpty());

    assertThat(hook("/elsewhere", caller.sid()).form()).containsEntry("CallStatus", "in-progress");
    assertThat(hook("/after-hold", caller.sid()).form())
        .containsEntry("DialCallStatus", "answered")
        .containsEntry("CallStatus", "in-progress");
    assertThat(twin.record.all(Entry.WebhookSent.class, hook -> hook.kind().equals("discarded")))
        .hasSize(1);
    assertThat(twin.heard(caller.sid())).doesNotContain("say: Never heard.");
    TwinRig.soon().until(() -> events().contains("participant-leave"));
    assertThat(inOrder().get(1).form())
        .containsEntry("ReasonParticipantLeft", "participant_updated_via_api");
  }

  @Test
  void tellsTheDialActionOfACallerWhoHangsUpAndIgnoresItsAnswer() {
    Leg caller = held();
    assertThat(twin.control("DELETE", "/twin/calls/" + caller.sid(), "").statusCode())
        .isEqualTo(204);
    TwinRig.soon().until(() -> !twin.customer.hooks("/after-hold").isEmpty());
    assertThat(hook("/after-hold", caller.sid()).form()).containsEntry("CallStatus", "completed");
    assertThat(twin.heard(caller.sid())).doesNotContain("say: Sorry.");
    TwinRig.soon().until(() -> !twin.customer.hooks("/number-status").isEmpty());
    assertThat(twin.customer.hooks("/number-status").getFirst().form())
        .containsEntry("CallStatus", "completed")
        .containsKey("CallDuration");
  }

  @Test
  void dialsRestParticipantsOncePerLabel() {
    held();
    String label = "specialist 1";
    Participant ringing = invite(TwinRig.number("03"), label);
    assertThat(ringing.getStatus()).isEqualTo(Participant.Status.QUEUED);
    assertThatThrownBy(() -> invite(TwinRig.number("01"), label))
        .isInstanceOfSatisfying(
            ApiException.class, refused -> assertThat(refused.getCode()).isEqualTo(16026));
    assertThat(Participant.fetcher(sid(), label).fetch(twin.client).getCallSid())
        .isEqualTo(ringing.getCallSid());
    twin.reached(ringing.getCallSid(), CallStatus.NO_ANSWER);
    TwinRig.soon().until(() -> events().contains("participant-leave"));
    assertThat(inOrder().getLast().form())
        .containsEntry("ReasonParticipantLeft", "participant_add_failed")
        .containsEntry("ParticipantCallStatus", "no-answer");

    Participant answers = invite(TwinRig.number("01"), label);
    TwinRig.soon().until(() -> events().contains("conference-start"));
    assertThat(Participant.updater(sid(), label).setMuted(true).update(twin.client).getMuted())
        .isTrue();
    assertThat(Participant.deleter(sid(), answers.getCallSid()).delete(twin.client)).isTrue();
    twin.reached(answers.getCallSid(), CallStatus.COMPLETED);
    assertThatThrownBy(() -> Participant.fetcher(sid(), label).fetch(twin.client))
        .isInstanceOfSatisfying(
            ApiException.class, gone -> assertThat(gone.getCode()).isEqualTo(20404));
  }

  @Test
  void speaksAnAnnouncementToEverybody() {
    Leg caller = held();
    twin.customer.serve("/announce", "<Say>One more minute.</Say>");
    Conference.updater(sid())
        .setAnnounceUrl(URI.create(twin.customer.url("/announce")))
        .update(twin.client);
    TwinRig.soon().until(() -> twin.heard(caller.sid()).contains("announcement: One more minute."));
  }

  private Leg held() {
    Leg caller = hold(TwinRig.number("90"));
    TwinRig.soon().until(() -> !participants().isEmpty());
    return caller;
  }

  private Leg hold(String from) {
    twin.customer.serve(
        "/voice",
        """
        <Dial action="/after-hold"><Conference participantLabel="caller"\
         startConferenceOnEnter="false" endConferenceOnExit="true" beep="false"\
         maxParticipants="2" waitUrl="/wait" statusCallback="/room#rc=2&amp;rp=all"\
         statusCallbackEvent="start end join leave">%s</Conference></Dial>\
        """
            .formatted(room));
    return twin.legs.call(from, TwinRig.OUR_NUMBER, null).orElseThrow();
  }

  private String specialist(String label, boolean endOnExit) {
    return """
    <Dial action="/done"><Conference participantLabel="%s" startConferenceOnEnter="true"\
     endConferenceOnExit="%s" statusCallback="/ignored" maxParticipants="2">%s</Conference></Dial>\
    """
        .formatted(label, endOnExit, room);
  }

  private Participant invite(String to, String label) {
    return Participant.creator(sid(), new PhoneNumber(TwinRig.OUR_NUMBER), new PhoneNumber(to))
        .setLabel(label)
        .setTimeout(5)
        .create(twin.client);
  }

  private String sid() {
    AtomicInteger found = new AtomicInteger();
    String sid = null;
    for (Conference conference : Conference.reader().setFriendlyName(room).read(twin.client)) {
      sid = conference.getSid();
      found.incrementAndGet();
    }
    assertThat(found.get()).isEqualTo(1);
    return sid;
  }

  private List<Participant> participants() {
    List<Participant> all = new java.util.ArrayList<>();
    for (Conference conference : Conference.reader().setFriendlyName(room).read(twin.client)) {
      Participant.reader(conference.getSid()).read(twin.client).forEach(all::add);
    }
    return all;
  }

  private List<CustomerServer.Hook> inOrder() {
    assertThat(twin.customer.hooks("/ignored")).isEmpty();
    return twin.customer.hooks("/room").stream()
        .sorted(
            java.util.Comparator.comparing(hook -> Integer.valueOf(hook.field("SequenceNumber"))))
        .toList();
  }

  private List<String> events() {
    return inOrder().stream().map(hook -> hook.field("StatusCallbackEvent")).toList();
  }

  private List<List<String>> bridged(String callSid) {
    return twin.record.all(Entry.Bridged.class, entry -> entry.callSid().equals(callSid)).stream()
        .map(Entry.Bridged::with)
        .toList();
  }

  private CustomerServer.Hook hook(String path, String callSid) {
    Map<String, String> wanted = Map.of("CallSid", callSid);
    return twin.customer.hooks(path).stream()
        .filter(hook -> hook.form().entrySet().containsAll(wanted.entrySet()))
        .reduce((first, second) -> second)
        .orElseThrow();
  }
}
