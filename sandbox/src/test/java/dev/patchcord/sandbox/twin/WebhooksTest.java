package dev.patchcord.sandbox.twin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.type.PhoneNumber;
import dev.patchcord.sandbox.twin.leg.CallStatus;
import dev.patchcord.sandbox.twin.record.Entry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Webhooks are delivered as the URL's fragment asks. */
class WebhooksTest {
  private static TwinRig twin;

  @BeforeAll
  static void start() {
    twin = new TwinRig();
    twin.customer.serve("/doc", "<Hangup/>");
  }

  @AfterAll
  static void stop() {
    twin.close();
  }

  @Test
  void retriesWithTheSameTokenAsOftenAsTheFragmentAsksAndKeepsTheFragmentToItself() {
    AtomicInteger requests = new AtomicInteger();
    twin.customer.serve(
        "/flaky", hook -> CustomerServer.Reply.status(requests.incrementAndGet() < 3 ? 503 : 204));
    String sid = dial("/flaky?a=%2B1&b=x+y#rc=3&rp=5xx&rt=2000");
    twin.reached(sid, CallStatus.BUSY);
    TwinRig.soon().until(() -> twin.customer.hooks("/flaky").size() == 3);
    List<CustomerServer.Hook> tries = twin.customer.hooks("/flaky");
    assertThat(tries).allSatisfy(hook -> assertThat(hook.query()).isEqualTo("a=%2B1&b=x+y"));
    assertThat(
            tries.stream().map(hook -> hook.headers().get("i-twilio-idempotency-token")).distinct())
        .hasSize(1);
    TwinRig.soon()
        .untilAsserted(
            () ->
                assertThat(sent(sid))
                    .extracting(Entry.WebhookSent::attempt)
                    .containsExactly(1, 2, 3));
    assertThat(sent(sid)).extracting(Entry.WebhookSent::status).containsExactly(503, 503, 204);
  }

  @Test
  void doesNotRetryAnErrorUnlessAskedTo() {
    twin.customer.serve("/broken", hook -> CustomerServer.Reply.status(500));
    String sid = dial("/broken");
    twin.reached(sid, CallStatus.BUSY);
    TwinRig.soon().until(() -> twin.warnings(sid).contains(15003));
    assertThat(twin.customer.hooks("/broken")).hasSize(1);
  }

  @Test
  void givesUpOnASlowAnswerAfterTheReadTimeout() {
    CountDownLatch never = new CountDownLatch(1);
    twin.customer.serve(
        "/slow",
        hook -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return CustomerServer.Reply.status(204);
        });
    String sid = dial("/slow#rt=200&rc=1&rp=rt");
    TwinRig.soon().until(() -> sent(sid).size() == 2);
    assertThat(sent(sid)).extracting(Entry.WebhookSent::failure).containsOnly("no answer in time");
    never.countDown();
  }

  @Test
  void givesUpOnABodyThatNeverEnds() throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    HttpServer stalling =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    stalling.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    stalling.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write('<');
          exchange.getResponseBody().flush();
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    stalling.start();
    try {
      String url = "http://127.0.0.1:" + stalling.getAddress().getPort() + "/";
      String read = dialTelling(url + "#rt=300");
      String total = dialTelling(url + "#tt=300");
      for (String sid : List.of(read, total)) {
        TwinRig.soon().until(() -> !sent(sid).isEmpty());
        assertThat(sent(sid))
            .extracting(Entry.WebhookSent::failure)
            .containsExactly("no answer in time");
      }
    } finally {
      never.countDown();
      stalling.stop(0);
    }
  }

  @Test
  void saysThatAFragmentIsWrongAndUsesTheDefaults() {
    String sid = dial("/fragment#rc=9");
    TwinRig.soon().until(() -> twin.warnings(sid).contains(11240));
    TwinRig.soon().until(() -> twin.customer.hooks("/fragment").size() == 1);
  }

  @Test
  void losesAndDoublesCallbacksWhenAskedTo() {
    assertThat(fault("{\"on\":\"callback\",\"kind\":\"call-status\",\"lose\":1}")).isEqualTo(204);
    String lost = dial("/lost");
    twin.reached(lost, CallStatus.BUSY);
    TwinRig.soon()
        .until(
            () ->
                !twin.record.all(Entry.Note.class, note -> lost.equals(note.callSid())).isEmpty());
    assertThat(twin.customer.hooks("/lost")).isEmpty();
    fault("{\"on\":\"callback\",\"kind\":\"call-status\",\"duplicate\":1}");
    dial("/doubled");
    TwinRig.soon().until(() -> twin.customer.hooks("/doubled").size() == 2);
  }

  @Test
  void delaysACallbackSoThatTheNextOneOvertakesIt() {
    assertThat(fault("{\"on\":\"callback\",\"kind\":\"call-status\",\"delay\":\"PT1S\"}"))
        .isEqualTo(204);
    String to = TwinRig.number("02");
    String sid = twin.dial(to, "/doc").getSid();
    TwinRig.soon().until(() -> twin.customer.hooks("/progress").size() == 3);
    assertThat(twin.customer.hooks("/progress"))
        .extracting(hook -> hook.field("CallStatus"))
        .containsExactly("ringing", "busy", "initiated");
    assertThat(twin.progress(sid)).containsExactly("initiated", "ringing", "busy");
  }

  @Test
  void doublesACallbackWithTheSameTokenWhenAskedTo() {
    assertThat(fault("{\"on\":\"callback\",\"duplicate\":1,\"sameToken\":true}")).isEqualTo(204);
    dial("/same");
    TwinRig.soon().until(() -> twin.customer.hooks("/same").size() == 2);
    assertThat(
            twin.customer.hooks("/same").stream()
                .map(hook -> hook.headers().get("i-twilio-idempotency-token"))
                .distinct())
        .hasSize(1);
  }

  @Test
  void refusesFaultsWithMembersThatTheyCannotUse() {
    for (String json :
        List.of(
            "{\"on\":\"callback\",\"lose\":1,\"status\":503}",
            "{\"on\":\"callback\",\"lose\":1,\"times\":2}",
            "{\"on\":\"callback\",\"lose\":1,\"sameToken\":true}",
            "{\"on\":\"callback\",\"delay\":\"PT-1S\"}",
            "{\"on\":\"POST Calls\",\"status\":503,\"lose\":1}",
            "{\"on\":\"POST Calls\",\"status\":503,\"times\":0}")) {
      assertThat(fault(json)).as(json).isEqualTo(400);
    }
  }

  @Test
  void failsRestRequestsBeforeOrAfterTheyAreCarriedOut() {
    fault("{\"on\":\"POST Calls\",\"status\":503,\"after\":true}");
    String to = TwinRig.number("02");
    assertThat(create(to)).isEqualTo(503);
    assertThat(calls(to)).isEqualTo(1);
    fault("{\"on\":\"POST Calls\",\"status\":429,\"times\":2}");
    assertThat(create(to)).isEqualTo(429);
    assertThat(create(to)).isEqualTo(429);
    assertThat(calls(to)).isEqualTo(1);
    assertThat(create(to)).isEqualTo(201);
    fault("{\"on\":\"POST Calls\",\"status\":0,\"after\":true}");
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> create(to))).isNotNull();
    assertThat(calls(to)).isEqualTo(3);
  }

  private static int fault(String json) {
    return twin.control("POST", "/twin/faults", json).statusCode();
  }

  private static int create(String to) {
    return twin.rest(
            "POST",
            "/Calls.json",
            "To=%2B" + to.substring(1) + "&From=%2B14155550199&Url=" + twin.customer.url("/doc"))
        .statusCode();
  }

  private static long calls(String to) {
    return twin.legs.newestFirst().stream().filter(leg -> leg.plan().to().equals(to)).count();
  }

  private static String dial(String callback) {
    return dialTelling(twin.customer.url(callback));
  }

  private static String dialTelling(String callback) {
    return Call.creator(
            new PhoneNumber(TwinRig.number("02")),
            new PhoneNumber(TwinRig.OUR_NUMBER),
            URI.create(twin.customer.url("/doc")))
        .setStatusCallback(URI.create(callback))
        .create(twin.client)
        .getSid();
  }

  private static List<Entry.WebhookSent> sent(String callSid) {
    return twin.record.all(Entry.WebhookSent.class, hook -> callSid.equals(hook.callSid()));
  }
}
