package dev.patchcord.dialer.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.http.NetworkHttpClient;
import com.twilio.http.TwilioRestClient;
import dev.patchcord.contract.LegStatus;
import dev.patchcord.dialer.Commands;
import dev.patchcord.dialer.config.TwilioSettings;
import dev.patchcord.dialer.telephony.Reply;
import dev.patchcord.dialer.telephony.Telephony;
import dev.patchcord.dialer.twilio.LoopbackTwilio.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** One request is one post, whatever comes back; and what comes back is told apart. */
@ExtendWith(OutputCaptureExtension.class)
class TwilioRepliesTest {
  private final LoopbackTwilio twilio = new LoopbackTwilio();
  private final Telephony telephony =
      TwilioWiring.over(
          new TwilioSettings(
              "AC1",
              "secret",
              twilio.url(),
              "https://ear.example",
              Duration.ofMillis(500),
              Duration.ofMillis(500)),
          LoopbackTwilio.METER);

  @AfterEach
  void stop() {
    twilio.close();
  }

  private Reply dialAnswered(Answer answer) {
    twilio.answer(post -> answer);
    return telephony.dialSpecialist(Commands.dial("CA1", 1, 1));
  }

  @Test
  void namesTheLegThatItDialled() {
    assertThat(dialAnswered(Answer.json(201, LoopbackTwilio.call("CA7", "queued"))))
        .isEqualTo(new Reply.Done("CA7", LegStatus.QUEUED, "accepted by Twilio"));
  }

  @Test
  void takesAStatusThatTheSdkDoesNotKnowForDone() {
    assertThat(dialAnswered(Answer.json(201, LoopbackTwilio.call("CA7", "levitating"))))
        .isEqualTo(new Reply.Done("CA7", LegStatus.UNKNOWN, "accepted by Twilio"));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void postsOnceOnAServerErrorAndCallsItAmbiguous(int status) {
    Reply reply = dialAnswered(Answer.error(status, 20500, "Internal Server Error"));
    assertThat(twilio.posts()).hasSize(1);
    assertThat(reply).isInstanceOf(Reply.Ambiguous.class);
    assertThat(((Reply.Ambiguous) reply).httpStatus()).isEqualTo(status);
  }

  @Test
  void postsOnceOnAnErrorPageOfAProxyAndCallsItAmbiguous() {
    Reply reply = dialAnswered(new Answer(502, "<html>\n<h1>Bad Gateway</h1>", Map.of()));
    assertThat(twilio.posts()).hasSize(1);
    assertThat(reply)
        .isEqualTo(
            new Reply.Ambiguous(502, "unreadable reply: HTTP 502 without a body in Twilio's form"));
  }

  @Test
  void postsOnceOnASuccessThatCannotBeReadAndCallsItAmbiguous() {
    assertThat(dialAnswered(Answer.json(201, "{\"sid\":"))).isInstanceOf(Reply.Ambiguous.class);
    assertThat(twilio.posts()).hasSize(1);
  }

  @Test
  void callsASuccessThatNamesNoLegAmbiguous() {
    assertThat(dialAnswered(Answer.json(201, "{}")))
        .isEqualTo(new Reply.Ambiguous(0, "the reply names no call"));
  }

  @Test
  void postsOnceWhenTheConnectionIsDroppedAndCallsItAmbiguous() {
    Reply reply = dialAnswered(Answer.DROP);
    assertThat(twilio.posts()).hasSize(1);
    assertThat(reply).isInstanceOf(Reply.Ambiguous.class);
  }

  @Test
  void postsOnceWhenAReusedConnectionIsDropped() {
    dialAnswered(Answer.json(201, LoopbackTwilio.call("CA7", "queued")));
    Reply reply = dialAnswered(Answer.DROP);
    assertThat(twilio.posts()).hasSize(2);
    assertThat(reply).isInstanceOf(Reply.Ambiguous.class);
  }

  @Test
  void postsOnceWhenNoReplyComesInTimeAndCallsItAmbiguous() {
    CountDownLatch testIsOver = new CountDownLatch(1);
    twilio.answer(
        post -> {
          awaitQuietly(testIsOver);
          return Answer.DROP;
        });
    Reply reply = telephony.dialSpecialist(Commands.dial("CA1", 1, 1));
    testIsOver.countDown();
    assertThat(reply).isEqualTo(new Reply.Ambiguous(0, "no reply: no reply within 500 ms"));
    assertThat(twilio.posts()).hasSize(1);
  }

  @Test
  void postsOnceOn429AndHandsTheCarriersWishOn() {
    Reply reply =
        dialAnswered(
            new Answer(
                429,
                "{\"code\":20429,\"message\":\"Too Many Requests\",\"status\":429}",
                Map.of("Retry-After", "3")));
    assertThat(twilio.posts()).hasSize(1);
    assertThat(reply)
        .isEqualTo(new Reply.NotTaken(Duration.ofSeconds(3), 429, 20429, "too many requests"));
  }

  @Test
  void knowsThatNothingWasSentWhenNobodyListens() {
    twilio.close();
    assertThat(telephony.dialSpecialist(Commands.dial("CA1", 1, 1)))
        .isInstanceOf(Reply.NotTaken.class);
  }

  @Test
  void handsOnWhyTheNumberIsRefused() {
    assertThat(dialAnswered(Answer.error(400, 21211, "Invalid 'To' Phone Number")))
        .isEqualTo(new Reply.Refused(400, 21211, "refused: Invalid 'To' Phone Number"));
    assertThat(twilio.posts()).hasSize(1);
  }

  @Test
  void saysWhatToCheckWhenTheCredentialsAreRefused(CapturedOutput output) {
    assertThat(dialAnswered(Answer.error(401, 20003, "Authenticate")))
        .isEqualTo(new Reply.Refused(401, 20003, "refused: Authenticate"));
    assertThat(output).contains("ERROR").contains("TWILIO_AUTH_TOKEN").doesNotContain("secret");
  }

  @Test
  void takesALegThatIsGoneForCancelledAndEnded() {
    twilio.answer(post -> Answer.error(404, 20404, "The requested resource was not found"));
    assertThat(telephony.cancelLeg(Commands.cancel("CA1", 2, 1, "CA7"), "CA7"))
        .isEqualTo(new Reply.Done("CA7", LegStatus.UNKNOWN, "gone already (20404)"));
    twilio.answer(post -> Answer.error(400, 21220, "Call is not in-progress. Cannot redirect."));
    assertThat(telephony.endLeg(Commands.end("CA1", 3, "CA7")))
        .isEqualTo(new Reply.Done("CA7", LegStatus.UNKNOWN, "gone already (21220)"));
  }

  @Test
  void refusesToHoldACallerWhoIsGone() {
    twilio.answer(post -> Answer.error(400, 21220, "Call is not in-progress. Cannot redirect."));
    assertThat(telephony.holdCaller(Commands.hold("CA1", 1)))
        .isEqualTo(
            new Reply.Refused(400, 21220, "refused: Call is not in-progress. Cannot redirect."));
  }

  /** The oracle of the counts above: the SDK's own client fails them. */
  @ParameterizedTest
  @ValueSource(ints = {500, 503, 429})
  void theSdksOwnClientWouldHaveRungMoreThanOnce(int status) {
    twilio.answer(post -> Answer.error(status, 20500, "no"));
    NetworkHttpClient itsOwn =
        new NetworkHttpClient(
            HttpClientBuilder.create()
                .setRoutePlanner(
                    (target, context) ->
                        new HttpRoute(new HttpHost("http", "127.0.0.1", twilio.port()))));
    TwilioRestClient client =
        new TwilioRestClient.Builder("AC1", "secret").httpClient(itsOwn).build();
    Telephony overIt = new TwilioTelephony(client, URI.create("https://ear.example"));
    assertThat(overIt.dialSpecialist(Commands.dial("CA1", 1, 1))).isNotInstanceOf(Reply.Done.class);
    assertThat(twilio.posts()).hasSizeGreaterThan(1);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
