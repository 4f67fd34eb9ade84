package dev.patchcord.dialer.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.outcome.Exchange;
import dev.patchcord.contract.outcome.Exchange.Field;
import dev.patchcord.dialer.Commands;
import dev.patchcord.dialer.config.TwilioSettings;
import dev.patchcord.dialer.telephony.Conversation;
import dev.patchcord.dialer.telephony.Telephony;
import dev.patchcord.dialer.twilio.LoopbackTwilio.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What went over the wire is kept for whoever looks into the call, without our secrets. */
class TwilioExchangesTest {
  private static final String ACCOUNT = "AC00000000000000000000000000000001";
  private static final String SECRET = "the-auth-token";

  private final LoopbackTwilio twilio = new LoopbackTwilio();
  private final Conversation conversation = new Conversation();
  private final Telephony telephony =
      TwilioWiring.over(
          new TwilioSettings(
              ACCOUNT,
              SECRET,
              twilio.url(),
              "https://ear.example",
              Duration.ofMillis(500),
              Duration.ofMillis(500)),
          LoopbackTwilio.METER);

  @AfterEach
  void stop() {
    twilio.close();
  }

  private Exchange dialAnswered(Answer answer) {
    twilio.answer(post -> answer);
    conversation.during(() -> telephony.dialSpecialist(Commands.dial("CA1", 1, 1)));
    assertThat(conversation.exchanges()).hasSize(1);
    return conversation.exchanges().getFirst();
  }

  @Test
  void keepsTheFormAndTheReply() {
    String reply = LoopbackTwilio.call("CA7", "queued");
    Exchange exchange = dialAnswered(Answer.json(201, reply));
    assertThat(exchange.method()).isEqualTo("POST");
    assertThat(exchange.path()).isEqualTo("/2010-04-01/Accounts/{AccountSid}/Calls.json");
    assertThat(exchange.form())
        .contains(new Field("To", "+14155550123"), new Field("From", "+14155550199"));
    assertThat(
            exchange.form().stream()
                .filter(field -> field.name().equals("StatusCallbackEvent"))
                .map(Field::value))
        .containsExactly("initiated", "ringing", "answered", "completed");
    assertThat(exchange.httpStatus()).isEqualTo(201);
    assertThat(exchange.body()).isEqualTo(reply.replace(ACCOUNT, "{AccountSid}"));
    assertThat(exchange.took()).isBetween(Duration.ZERO, Duration.ofSeconds(5));
  }

  @Test
  void keepsNoSecret() {
    Exchange exchange = dialAnswered(Answer.json(201, LoopbackTwilio.call("CA7", "queued")));
    String authorization = twilio.posts().getFirst().authorization();
    assertThat(authorization).startsWith("Basic ");
    assertThat(exchange.toString())
        .doesNotContain(ACCOUNT, SECRET, authorization.substring("Basic ".length()));
  }

  @Test
  void keepsARequestWithoutReply() {
    Exchange exchange = dialAnswered(Answer.DROP);
    assertThat(exchange.httpStatus()).isZero();
    assertThat(exchange.body()).isNull();
    assertThat(exchange.form()).isNotEmpty();
  }

  @Test
  void keepsARefusal() {
    assertThat(dialAnswered(Answer.error(400, 21211, "Invalid 'To' Phone Number")).body())
        .contains("21211");
  }

  @Test
  void cutsALongReply() {
    String page = "<html>" + "x".repeat(2 * Exchange.LONGEST_BODY);
    assertThat(dialAnswered(Answer.json(502, page)).body()).hasSize(Exchange.LONGEST_BODY);
  }

  @Test
  void keepsEveryQuestionOfALookUp() {
    twilio.answer(post -> LoopbackTwilio.page("calls"));
    conversation.during(() -> telephony.lookUpAttempt(Commands.lookUpAttempt("CA1", 1, 1, null)));
    List<Exchange> exchanges = conversation.exchanges();
    assertThat(exchanges).hasSize(4);
    assertThat(exchanges)
        .allSatisfy(
            each -> {
              assertThat(each.method()).isEqualTo("GET");
              assertThat(each.path()).contains("To=%2B14155550123");
            });
  }

  @Test
  void keepsTheLatestFewOfManyRequests() {
    twilio.answer(post -> Answer.error(429, 20429, "Too Many Requests"));
    for (int post = 0; post < 20; post++) {
      conversation.during(() -> telephony.dialSpecialist(Commands.dial("CA1", 1, 1)));
    }
    assertThat(conversation.exchanges())
        .hasSizeBetween(1, 10)
        .allMatch(each -> each.httpStatus() == 429);
  }
}
