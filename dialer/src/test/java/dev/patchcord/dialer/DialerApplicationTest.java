package dev.patchcord.dialer;

import static dev.patchcord.dialer.Commands.cancel;
import static dev.patchcord.dialer.Commands.dial;
import static dev.patchcord.dialer.Commands.end;
import static dev.patchcord.dialer.Commands.hold;
import static dev.patchcord.dialer.Commands.redirect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.outcome.CommandDone;
import dev.patchcord.contract.outcome.CommandOutcome;
import dev.patchcord.contract.outcome.CommandStarted;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.dialer.twilio.LoopbackTwilio;
import dev.patchcord.dialer.twilio.LoopbackTwilio.Answer;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ConfigurableApplicationContext;

/** The real main over a real broker and real HTTP. */
@Timeout(90)
class DialerApplicationTest {

  @Test
  void takesCommandsFromKafkaToTheCarrierAndTellsHowTheyWent() throws Exception {
    try (KafkaRehearsal kafka = new KafkaRehearsal(0);
        LoopbackTwilio twilio = new LoopbackTwilio();
        ConfigurableApplicationContext dialer =
            DialerApplication.start(
                "--server.port=0",
                "--KAFKA_BOOTSTRAP_SERVERS=" + kafka.servers(),
                "--TWILIO_ACCOUNT_SID=AC1",
                "--TWILIO_AUTH_TOKEN=secret",
                "--TWILIO_BASE_URL=" + twilio.url(),
                "--PUBLIC_URL=https://ear.example",
                "--INSTANCE_ID=dialer-7",
                "--patchcord.topics.partitions=3")) {
      twilio.answer(
          post ->
              post.path().endsWith("/Calls.json")
                  ? Answer.json(201, LoopbackTwilio.call("CA7", "queued"))
                  : post.field("Status").equals("canceled")
                      ? Answer.error(404, 20404, "not found")
                      : Answer.json(200, LoopbackTwilio.call("CA1", "in-progress")));
      await().until(() -> partitions(kafka) == 3);
      kafka.send(hold("CA1", 1));
      kafka.send(dial("CA1", 2, 1, KafkaRehearsal.now().plusSeconds(60)));
      // A cancel that is heard earlier would withdraw the dial.
      await().until(() -> kafka.outcomes("CA1").size() == 3);
      kafka.send(cancel("CA1", 3, 1, null));
      kafka.send(redirect("CA1", 4, 1));
      kafka.send(end("CA1", 5, "CA7"));
      await().until(() -> kafka.outcomes("CA1").size() == 6);

      List<CommandOutcome> outcomes = kafka.outcomes("CA1");
      assertThat(outcomes)
          .extracting(CommandOutcome::commandId)
          .containsExactly("CA1-1", "CA1-2", "CA1-2", "CA1-3", "CA1-4", "CA1-5");
      assertThat(outcomes.get(1))
          .isInstanceOfSatisfying(
              CommandStarted.class, started -> assertThat(started.dialer()).isEqualTo("dialer-7"));
      CommandDone dialled = (CommandDone) outcomes.get(2);
      assertThat(dialled.legSid()).isEqualTo("CA7");
      assertThat(dialled.status()).isEqualTo(LegStatus.QUEUED);
      assertThat(((CommandDone) outcomes.get(3)).note()).isEqualTo("gone already (20404)");
      assertThat(twilio.posts())
          .extracting(LoopbackTwilio.Post::path)
          .containsExactly(
              "/2010-04-01/Accounts/AC1/Calls/CA1.json",
              "/2010-04-01/Accounts/AC1/Calls.json",
              "/2010-04-01/Accounts/AC1/Calls/CA7.json",
              "/2010-04-01/Accounts/AC1/Calls/CA1.json",
              "/2010-04-01/Accounts/AC1/Calls/CA7.json");
      MeterRegistry meters = dialer.getBean(MeterRegistry.class);
      assertThat(
              meters
                  .get("patchcord.dialer.command")
                  .tags("type", "dial-specialist", "outcome", "done")
                  .timer()
                  .count())
          .isEqualTo(1);
      assertThat(
              meters
                  .get("patchcord.twilio.request")
                  .tags("method", "POST", "resource", "Calls", "status", "404")
                  .timer()
                  .count())
          .isEqualTo(1);
      await().until(() -> health(dialer, "/readiness").statusCode() == 200);
      assertThat(health(dialer, "").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void isNeitherReadyNorHealthyAfterItsListenerHasDied() throws Exception {
    try (KafkaRehearsal kafka = new KafkaRehearsal(0);
        ConfigurableApplicationContext dialer = start(kafka.servers())) {
      await().until(() -> health(dialer, "/readiness").statusCode() == 200);
      // The only thing from outside that ends the thread for good.
      Thread.getAllStackTraces().keySet().stream()
          .filter(thread -> thread.getName().equals("command-listener"))
          .forEach(Thread::interrupt);
      await().until(() -> health(dialer, "/readiness").statusCode() == 503);
      assertThat(health(dialer, "/readiness").body()).contains("has died: restart the dialer");
      assertThat(health(dialer, "").statusCode()).isEqualTo(503);
      assertThat(health(dialer, "").body()).contains("\"status\":\"DOWN\"");
    }
  }

  @Test
  void waitsForAKafkaThatIsNotThereAndStopsAtOnceWhenTold() throws Exception {
    long begun = System.nanoTime();
    try (ConfigurableApplicationContext dialer = start("127.0.0.1:1")) {
      HttpResponse<String> readiness = health(dialer, "/readiness");
      assertThat(readiness.statusCode()).isEqualTo(503);
      assertThat(readiness.body()).contains("waits for Kafka").doesNotContain("\"DOWN\"");
      assertThat(health(dialer, "/liveness").statusCode()).isEqualTo(200);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
  }

  private static int partitions(KafkaRehearsal kafka) {
    try (var consumer = kafka.consumer()) {
      return consumer.listTopics().getOrDefault(Topic.COMMAND_OUTCOMES.title(), List.of()).size();
    }
  }

  private static ConfigurableApplicationContext start(String kafka) {
    return DialerApplication.start(
        "--server.port=0",
        "--KAFKA_BOOTSTRAP_SERVERS=" + kafka,
        "--TWILIO_ACCOUNT_SID=AC1",
        "--TWILIO_AUTH_TOKEN=secret",
        "--PUBLIC_URL=https://ear.example");
  }

  private static HttpResponse<String> health(ConfigurableApplicationContext dialer, String group)
      throws Exception {
    String port = dialer.getEnvironment().getProperty("local.server.port");
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:" + port + "/actuator/health" + group))
              .build(),
          BodyHandlers.ofString());
    }
  }
}
