package dev.patchcord.sandbox.twin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.sandbox.twin.CustomerServer.Reply;
import dev.patchcord.sandbox.twin.leg.CallStatus;
import dev.patchcord.sandbox.twin.leg.Leg;
import dev.patchcord.sandbox.twin.party.PartyScript;
import dev.patchcord.sandbox.twin.record.Ears;
import dev.patchcord.sandbox.twin.record.Entry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Silences are found, phones ring from when until when, and keys work in a room. */
class EarsTest {
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
  void findsTheSilenceWhileADocumentIsFetched() {
    CountDownLatch slow = new CountDownLatch(1);
    twin.customer.serve("/voice", "<Say>Hello.</Say><Redirect>/slow</Redirect>");
    twin.customer.serve(
        "/slow",
        hook -> {
          try {
            // Two seconds of the call at 40 times its speed: 50 ms.
            assertThat(slow.await(10, TimeUnit.SECONDS)).isTrue();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return Reply.twiml("<Say>Back again.</Say><Say>And on.</Say>");
        });
    Leg leg = call(null);
    Ears ears = twin.context.getBean(Ears.class);
    TwinRig.soon()
        .until(
            () ->
                ears.silent().stream()
                    .anyMatch(
                        quiet ->
                            quiet.callSid().equals(leg.sid())
                                && twin.clock()
                                        .callTime(quiet.since(), twin.clock().now())
                                        .compareTo(Duration.ofSeconds(4))
                                    > 0));
    slow.countDown();
    twin.reached(leg.sid(), CallStatus.COMPLETED);
    List<Entry.Silence> silences = silences(leg);
    assertThat(silences)
        .filteredOn(silence -> silence.after().equals("say: Hello."))
        .singleElement()
        .satisfies(
            silence -> {
              assertThat(silence.during()).isEqualTo("nothing");
              assertThat(silence.lasted()).isGreaterThan(Duration.ofSeconds(3));
            });
    assertThat(silences).noneMatch(silence -> silence.after().equals("say: Back again."));
    assertThat(ears.silent()).noneMatch(quiet -> quiet.callSid().equals(leg.sid()));
  }

  @Test
  void findsTheSilenceOfAPause() {
    twin.customer.serve("/voice", "<Say>Hello.</Say><Pause length=\"5\"/>");
    Leg pauses = call(null);
    twin.reached(pauses.sid(), CallStatus.COMPLETED);
    assertThat(silences(pauses))
        .anySatisfy(
            silence -> {
              assertThat(silence.lasted()).isGreaterThan(Duration.ofSeconds(4));
              assertThat(silence.written()).isEqualTo(Duration.ofSeconds(5));
              assertThat(silence.after()).isEqualTo("say: Hello.");
            });
  }

  @Test
  void tellsTheWaitForAKeyFromTheGapAfterIt() {
    twin.customer.serve(
        "/voice",
        "<Gather timeout=\"4\"><Say>Press 1.</Say></Gather><Pause length=\"3\"/><Say>Bye.</Say>");
    Leg leg = call(null);
    twin.reached(leg.sid(), CallStatus.COMPLETED);
    assertThat(silences(leg))
        .filteredOn(silence -> silence.after().equals("say: Press 1."))
        .extracting(Entry.Silence::during)
        .containsSequence("key", "pause");
    assertThat(silences(leg))
        .filteredOn(silence -> silence.during().equals("key"))
        .allMatch(silence -> silence.lasted().compareTo(Duration.ofSeconds(6)) < 0);
  }

  @Test
  void knowsFromWhenUntilWhenAPhoneRang() {
    twin.customer.serve("/doc", "<Hangup/>");
    String sid = twin.dial(TwinRig.number("01"), "/doc").getSid();
    twin.reached(sid, CallStatus.COMPLETED);
    Entry.PhoneRang rang = twin.record.all(Entry.PhoneRang.class, of(sid)).getFirst();
    assertThat(twin.record.all(Entry.PhoneStopped.class, of(sid)))
        .singleElement()
        .satisfies(
            stopped -> {
              assertThat(stopped.since()).isEqualTo(rang.at());
              assertThat(stopped.why()).isEqualTo("in-progress");
              assertThat(stopped.at()).isAfter(rang.at());
            });
    String busy = twin.dial(TwinRig.number("02"), "/doc").getSid();
    twin.reached(busy, CallStatus.BUSY);
    assertThat(twin.record.all(Entry.PhoneStopped.class, of(busy))).isEmpty();
  }

  @Test
  void leavesTheRoomByTheStarKey() {
    twin.customer.serve(
        "/voice",
        "<Dial action=\"/left\" hangupOnStar=\"true\"><Conference waitUrl=\"/wait\">"
            + "star-room</Conference></Dial>");
    twin.customer.serve("/wait", "<Play>music.mp3</Play><Redirect/>");
    twin.customer.serve("/left", "<Say>You left.</Say>");
    Leg leg = call("{\"keys\":[{\"when\":\"held+PT4S\",\"digit\":\"*\"}]}");
    TwinRig.soon().until(() -> twin.heard(leg.sid()).contains("say: You left."));
    assertThat(twin.record.all(Entry.KeyPressed.class, key -> key.callSid().equals(leg.sid())))
        .singleElement()
        .satisfies(key -> assertThat(key.listening()).isTrue());
  }

  @Test
  void pressesAKeyOnlyAtTheQuestionThatItIsFor() {
    twin.customer.serve(
        "/voice",
        "<Gather numDigits=\"1\" timeout=\"2\"><Say>Press 1 for sales.</Say></Gather>"
            + "<Gather numDigits=\"1\" timeout=\"5\" action=\"/chosen\">"
            + "<Say>Shall we call you back? Press 1.</Say></Gather>");
    twin.customer.serve("/chosen", "<Say>We will call.</Say>");
    Leg leg = call("{\"keys\":[{\"hearing\":\"CALL YOU BACK\",\"digit\":\"1\"}]}");
    TwinRig.soon().until(() -> twin.heard(leg.sid()).contains("say: We will call."));
    assertThat(
            twin.customer.hooks("/chosen").stream()
                .filter(hook -> hook.field("CallSid").equals(leg.sid()))
                .map(hook -> hook.field("Digits")))
        .containsExactly("1");
  }

  @Test
  void speaksAnAnnouncementToTheRoomAndTellsWhenItCannot() {
    twin.customer.serve(
        "/voice",
        "<Dial><Conference waitUrl=\"/wait\" statusCallback=\"/room\""
            + " statusCallbackEvent=\"join announcement\">announced</Conference></Dial>");
    twin.customer.serve("/wait", "<Play>music.mp3</Play><Redirect/>");
    twin.customer.serve("/words", "<Say>Ten more minutes.</Say>");
    twin.customer.serve("/broken", hook -> Reply.status(500));
    Leg leg = call(null);
    String conference = TwinRig.soon().until(() -> roomOf(leg), room -> !room.isEmpty());
    announce(conference, "/words");
    TwinRig.soon().until(() -> told(conference, "announcement-end") == 1);
    assertThat(twin.heard(leg.sid())).contains("announcement: Ten more minutes.");
    assertThat(twin.customer.hooks("/words").getFirst().method()).isEqualTo("POST");
    announce(conference, "/broken");
    TwinRig.soon().until(() -> told(conference, "announcement-fail") == 1);
    twin.control("DELETE", "/twin/calls/" + leg.sid(), "");
  }

  private static void announce(String conference, String path) {
    assertThat(
            twin.rest(
                    "POST",
                    "/Conferences/" + conference + ".json",
                    "AnnounceUrl=" + twin.customer.url(path))
                .statusCode())
        .isEqualTo(200);
  }

  private static long told(String conference, String event) {
    return twin.customer.hooks("/room").stream()
        .filter(hook -> hook.field("ConferenceSid").equals(conference))
        .filter(hook -> hook.field("StatusCallbackEvent").equals(event))
        .count();
  }

  /** The conference that a leg has joined as the customer was told; empty before that. */
  private static String roomOf(Leg leg) {
    return twin.customer.hooks("/room").stream()
        .filter(hook -> hook.field("CallSid").equals(leg.sid()))
        .findFirst()
        .map(hook -> hook.field("ConferenceSid"))
        .orElse("");
  }

  private static List<Entry.Silence> silences(Leg leg) {
    return twin.record.all(Entry.Silence.class, one -> one.callSid().equals(leg.sid()));
  }

  private static <T extends Entry> java.util.function.Predicate<T> of(String sid) {
    return entry -> sid.equals(entry.callSid());
  }

  private static Leg call(String script) {
    PartyScript own = script == null ? null : TwinRig.json().readValue(script, PartyScript.class);
    return twin.legs.call(TwinRig.number("00"), TwinRig.OUR_NUMBER, own).orElseThrow();
  }
}
