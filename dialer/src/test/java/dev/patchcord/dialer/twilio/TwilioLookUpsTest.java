package dev.patchcord.dialer.twilio;

import static dev.patchcord.dialer.Commands.NOON;
import static dev.patchcord.dialer.twilio.LoopbackTwilio.call;
import static dev.patchcord.dialer.twilio.LoopbackTwilio.conference;
import static dev.patchcord.dialer.twilio.LoopbackTwilio.page;
import static dev.patchcord.dialer.twilio.LoopbackTwilio.participant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.outcome.LookedUp.FoundLeg;
import dev.patchcord.dialer.Commands;
import dev.patchcord.dialer.telephony.Reply;
import dev.patchcord.dialer.telephony.Telephony;
import dev.patchcord.dialer.twilio.LoopbackTwilio.Answer;
import dev.patchcord.dialer.twilio.LoopbackTwilio.Post;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Twilio is asked about legs and rooms, and what is made of its answers. */
class TwilioLookUpsTest {
  private static final Answer NOT_FOUND = Answer.error(404, 20404, "not found");
  private static final FoundLeg CALLER = new FoundLeg("CA1", LegStatus.IN_PROGRESS, NOON);

  private final LoopbackTwilio twilio = new LoopbackTwilio();
  private final Telephony telephony =
      TwilioWiring.over(TwilioRequestsTest.settings(twilio.url()), LoopbackTwilio.METER);

  /** By the end of the path, and for a list of calls the status that is asked for. */
  private final Map<String, Answer> answers = new HashMap<>();

  @BeforeEach
  void script() {
    twilio.answer(post -> answers.getOrDefault(question(post), NOT_FOUND));
    answers.put("Calls/CA1.json", Answer.json(200, call("CA1", "in-progress")));
    answers.put("Conferences.json", page("conferences"));
  }

  @AfterEach
  void stop() {
    twilio.close();
  }

  @Test
  void findsTheCallerAndWhoIsInTheRoom() {
    answers.put(
        "Conferences/CF1/Participants.json",
        page("participants", participant("caller", "CA1"), participant(null, "CA7")));
    assertThat(telephony.lookUpCaller(Commands.lookUpCaller("CA1", 1, "CF1")))
        .isEqualTo(new Reply.Found(List.of(CALLER), List.of("caller", "CA7"), "CF1"));
    assertThat(twilio.posts()).hasSize(2).extracting(Post::method).containsOnly("GET");
  }

  @Test
  void findsTheRoomByNameAlsoWhenTheCallerWaitsThereAlone() {
    answers.put(
        "Conferences.json",
        page("conferences", conference("CF8", "completed"), conference("CF9", "init")));
    answers.put(
        "Conferences/CF9/Participants.json", page("participants", participant("caller", "CA1")));
    assertThat(telephony.lookUpCaller(Commands.lookUpCaller("CA1", 1, null)))
        .isEqualTo(new Reply.Found(List.of(CALLER), List.of("caller"), "CF9"));
    Post byName = twilio.posts().get(1);
    assertThat(byName.asked("FriendlyName")).isEqualTo("room-CA1");
    assertThat(byName.query()).doesNotContainKey("Status");
  }

  @Test
  void findsTheNewRoomOfACallerWhoseFormerRoomIsOver() {
    answers.put("Conferences/CF1/Participants.json", page("participants"));
    answers.put(
        "Conferences.json",
        page("conferences", conference("CF2", "in-progress"), conference("CF1", "completed")));
    answers.put(
        "Conferences/CF2/Participants.json", page("participants", participant("caller", "CA1")));
    assertThat(telephony.lookUpCaller(Commands.lookUpCaller("CA1", 1, "CF1")))
        .isEqualTo(new Reply.Found(List.of(CALLER), List.of("caller"), "CF2"));
  }

  @Test
  void knowsThatThereIsNoRoom() {
    assertThat(telephony.lookUpCaller(Commands.lookUpCaller("CA1", 1, "CF1")))
        .isEqualTo(new Reply.Found(List.of(CALLER), List.of(), null));
    assertThat(telephony.lookUpCaller(Commands.lookUpCaller("CA1", 1, null)))
        .isEqualTo(new Reply.Found(List.of(CALLER), List.of(), null));
  }

  @Test
  void knowsThatTheCallerIsNoMore() {
    answers.remove("Calls/CA1.json");
    assertThat(telephony.lookUpCaller(Commands.lookUpCaller("CA1", 1, null)))
        .isEqualTo(new Reply.Found(List.of(), List.of(), null));
  }

  @Test
  void tellsOfTheLegAlsoWhenTheRoomCannotBeRead() {
    answers.put("Conferences/CF1/Participants.json", Answer.error(500, 20500, "oops"));
    assertThat(telephony.lookUpCaller(Commands.lookUpCaller("CA1", 1, "CF1")))
        .isEqualTo(new Reply.Found(List.of(CALLER), null, "CF1"));
  }

  @Test
  void asksAgainForTheWholeWhenTheRoomIsAskedTooOften() {
    answers.put("Conferences/CF1/Participants.json", Answer.error(429, 20429, "Too Many Requests"));
    assertThat(telephony.lookUpCaller(Commands.lookUpCaller("CA1", 1, "CF1")))
        .isInstanceOf(Reply.NotTaken.class);
  }

  @Test
  void findsALegByItsName() {
    answers.put("Calls/CA7.json", Answer.json(200, call("CA7", "busy")));
    assertThat(telephony.lookUpAttempt(Commands.lookUpAttempt("CA1", 1, 1, "CA7")))
        .isEqualTo(new Reply.Found(List.of(new FoundLeg("CA7", LegStatus.BUSY, NOON)), null, null));
  }

  @Test
  void findsLegsByNumberWhetherTheyLiveOrAreOver() {
    calls("queued", leg("CA8", "queued", "12:00:01"));
    calls("ringing", leg("CA8", "ringing", "12:00:01"));
    calls("in-progress");
    calls("", leg("CA8", "ringing", "12:00:01"), leg("CA7", "no-answer", "11:59:58"));
    assertThat(telephony.lookUpAttempt(Commands.lookUpAttempt("CA1", 1, 1, null)))
        .isEqualTo(
            new Reply.Found(
                List.of(
                    new FoundLeg("CA7", LegStatus.NO_ANSWER, NOON.minusSeconds(2)),
                    new FoundLeg("CA8", LegStatus.RINGING, NOON.plusSeconds(1))),
                null,
                null));
    assertThat(twilio.posts())
        .hasSize(4)
        .allMatch(post -> post.method().equals("GET"))
        .allMatch(post -> post.asked("To").equals("+14155550123"))
        .allMatch(post -> post.asked("From").equals("+14155550199"));
  }

  @Test
  void leavesOutWhatIsOlderThanTheDialAndWhatTheRestApiDidNotMake() {
    calls("queued");
    calls("ringing");
    calls("in-progress", call("CA6", "in-progress", at("12:00:05"), "outbound-dial"));
    calls("", leg("CA5", "completed", "11:59:57"), leg("CA7", "completed", "12:00:00"));
    assertThat(telephony.lookUpAttempt(Commands.lookUpAttempt("CA1", 1, 1, null)))
        .isEqualTo(
            new Reply.Found(List.of(new FoundLeg("CA7", LegStatus.COMPLETED, NOON)), null, null));
  }

  @Test
  void leavesOutALegThatIsKnownToBeAnotherCallers() {
    answers.put("Calls.json", Answer.json(201, leg("CA8", "queued", "12:00:01")));
    telephony.dialSpecialist(Commands.dial("CA2", 1, 1));
    answers.put("Calls.json", Answer.json(201, leg("CA9", "queued", "12:00:01")));
    telephony.dialSpecialist(Commands.dial("CA1", 1, 1));
    calls("queued");
    calls("ringing", leg("CA8", "ringing", "12:00:01"), leg("CA9", "ringing", "12:00:01"));
    calls("in-progress");
    calls("");
    assertThat(telephony.lookUpAttempt(Commands.lookUpAttempt("CA1", 1, 1, null)))
        .isEqualTo(
            new Reply.Found(
                List.of(new FoundLeg("CA9", LegStatus.RINGING, NOON.plusSeconds(1))), null, null));
  }

  @Test
  void saysNothingRatherThanHalf() {
    calls("queued");
    calls("ringing", leg("CA8", "ringing", "12:00:01"));
    calls("in-progress");
    answers.put("Calls.json", Answer.error(500, 20500, "oops"));
    assertThat(telephony.lookUpAttempt(Commands.lookUpAttempt("CA1", 1, 1, null)))
        .isInstanceOf(Reply.Ambiguous.class);
  }

  private void calls(String status, String... legs) {
    answers.put("Calls.json" + status, page("calls", legs));
  }

  private static String leg(String sid, String status, String time) {
    return call(sid, status, at(time), "outbound-api");
  }

  private static String at(String time) {
    return "Sun, 22 Nov 2026 " + time + " +0000";
  }

  private static String question(Post post) {
    return post.path().replaceFirst(".*/Accounts/AC\\d+/", "") + post.asked("Status");
  }
}
