package dev.patchcord.dialer.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.dialer.Commands;
import dev.patchcord.dialer.config.TwilioSettings;
import dev.patchcord.dialer.telephony.Reply;
import dev.patchcord.dialer.telephony.Telephony;
import dev.patchcord.dialer.twilio.LoopbackTwilio.Answer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every request when Twilio or the network misbehaves: what it is taken for, and posted once. */
class TwilioTroubleTest {
  private final LoopbackTwilio twilio = new LoopbackTwilio();
  private final Telephony telephony =
      TwilioWiring.over(
          new TwilioSettings(
              "AC1",
              "secret",
              twilio.url(),
              "https://ear.example",
              Duration.ofMillis(300),
              Duration.ofMillis(300)),
          LoopbackTwilio.METER);

  @AfterEach
  void stop() {
    twilio.close();
  }

  @ParameterizedTest
  @EnumSource
  void isAmbiguousAfterAServerError(Request request) {
    for (int status : new int[] {500, 503}) {
      Reply reply = answered(request, Answer.error(status, 20500, "Internal Server Error"));
      assertThat(reply)
          .isInstanceOfSatisfying(
              Reply.Ambiguous.class,
              ambiguous -> assertThat(ambiguous.httpStatus()).isEqualTo(status));
    }
    assertThat(posts()).isEqualTo(request.asks ? 0 : 2);
  }

  @ParameterizedTest
  @EnumSource
  void isAmbiguousAfterADroppedConnection(Request request) {
    assertThat(answered(request, Answer.DROP)).isInstanceOf(Reply.Ambiguous.class);
    assertThat(posts()).isEqualTo(request.asks ? 0 : 1);
  }

  @ParameterizedTest
  @EnumSource
  void isAmbiguousWhenNoReplyComesInTime(Request request) {
    CountDownLatch testIsOver = new CountDownLatch(1);
    twilio.answer(
        post -> {
          try {
            testIsOver.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return Answer.DROP;
        });
    Reply reply = request.send.apply(telephony);
    testIsOver.countDown();
    assertThat(reply).isEqualTo(new Reply.Ambiguous(0, "no reply: no reply within 300 ms"));
    assertThat(posts()).isEqualTo(request.asks ? 0 : 1);
  }

  @ParameterizedTest
  @EnumSource
  void isNotTakenAfter429(Request request) {
    Reply reply =
        answered(
            request,
            new Answer(
                429,
                "{\"code\":20429,\"message\":\"Too Many Requests\",\"status\":429}",
                Map.of("Retry-After", "3")));
    assertThat(reply)
        .isEqualTo(new Reply.NotTaken(Duration.ofSeconds(3), 429, 20429, "too many requests"));
    assertThat(twilio.posts()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void isNotTakenWhenNobodyListens(Request request) {
    twilio.close();
    assertThat(request.send.apply(telephony)).isInstanceOf(Reply.NotTaken.class);
  }

  @ParameterizedTest
  @EnumSource
  void isDoneWhereWhatIsToEndIsGone(Request request) {
    Reply reply = answered(request, Answer.error(404, 20404, "The resource was not found"));
    switch (request) {
      case HOLD, DIAL, CALL_BACK, REDIRECT, START_RECORDING ->
          assertThat(reply)
              .isEqualTo(new Reply.Refused(404, 20404, "refused: The resource was not found"));
      case CANCEL, END ->
          assertThat(reply)
              .isEqualTo(new Reply.Done("CA7", LegStatus.UNKNOWN, "gone already (20404)"));
      case ANNOUNCE ->
          assertThat(reply)
              .isEqualTo(new Reply.Done(null, LegStatus.UNKNOWN, "room gone already (20404)"));
      case STOP_RECORDING ->
          assertThat(reply)
              .isEqualTo(new Reply.Done("CA1", LegStatus.UNKNOWN, "stopped already (20404)"));
      case LOOK_UP_CALLER, LOOK_UP_LEG ->
          assertThat(reply)
              .isInstanceOfSatisfying(
                  Reply.Found.class, found -> assertThat(found.legs()).isEmpty());
      case LOOK_UP_NUMBER ->
          // The list of calls itself is never gone.
          assertThat(reply).isInstanceOf(Reply.Refused.class);
    }
  }

  private Reply answered(Request request, Answer answer) {
    twilio.answer(post -> answer);
    return request.send.apply(telephony);
  }

  private long posts() {
    return twilio.posts().stream().filter(post -> post.method().equals("POST")).count();
  }

  enum Request {
    HOLD(false, twilio -> twilio.holdCaller(Commands.hold("CA1", 1))),
    DIAL(false, twilio -> twilio.dialSpecialist(Commands.dial("CA1", 1, 1))),
    CALL_BACK(false, twilio -> twilio.callBack(Commands.callBack("CA1", 1, 1))),
    CANCEL(false, twilio -> twilio.cancelLeg(Commands.cancel("CA1", 1, 1, "CA7"), "CA7")),
    REDIRECT(false, twilio -> twilio.redirectCaller(Commands.redirect("CA1", 1, 1))),
    END(false, twilio -> twilio.endLeg(Commands.end("CA1", 1, "CA7"))),
    ANNOUNCE(false, twilio -> twilio.announce(Commands.announce("CA1", 1, 1))),
    START_RECORDING(false, twilio -> twilio.startRecording(Commands.startRecording("CA1", 1))),
    STOP_RECORDING(false, twilio -> twilio.stopRecording(Commands.stopRecording("CA1", 1, "RE1"))),
    LOOK_UP_CALLER(true, twilio -> twilio.lookUpCaller(Commands.lookUpCaller("CA1", 1, "CF1"))),
    LOOK_UP_LEG(true, twilio -> twilio.lookUpAttempt(Commands.lookUpAttempt("CA1", 1, 1, "CA7"))),
    LOOK_UP_NUMBER(true, twilio -> twilio.lookUpAttempt(Commands.lookUpAttempt("CA1", 1, 1, null)));

    private final boolean asks;
    private final Function<Telephony, Reply> send;

    Request(boolean asks, Function<Telephony, Reply> send) {
      this.asks = asks;
      this.send = send;
    }
  }
}
