package dev.patchcord.sandbox.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.twilio.exception.ApiException;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.conference.Participant;
import com.twilio.type.PhoneNumber;
import com.twilio.type.Twiml;
import dev.patchcord.sandbox.twin.leg.CallStatus;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What Twilio refuses, the twin refuses, with the same code. */
class RestRefusalsTest {
  private static final PhoneNumber OURS = new PhoneNumber(TwinRig.OUR_NUMBER);
  private static TwinRig twin;
  private static URI document;

  @BeforeAll
  static void start() {
    twin = new TwinRig("--twin.owned-numbers=" + TwinRig.OUR_NUMBER);
    document = URI.create(twin.customer.url("/doc"));
  }

  @AfterAll
  static void stop() {
    twin.close();
  }

  @Test
  void refusesAWrongTokenAndAnotherAccount() {
    assertThatThrownBy(() -> Call.fetcher("CA1").fetch(twin.client(TwinRig.SID, "not-the-token")))
        .isInstanceOfSatisfying(
            ApiException.class,
            refused -> {
              assertThat(refused.getCode()).isEqualTo(20003);
              assertThat(refused.getStatusCode()).isEqualTo(401);
              assertThat(refused.getMoreInfo()).endsWith("/20003");
            });
    assertThat(
            twin.control("GET", "/2010-04-01/Accounts/" + TwinRig.SID + "/Calls.json", "")
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void refusesNumbersThatCannotBeCalledOrCallFrom() {
    refused(21211, 400, () -> create("12", TwinRig.OUR_NUMBER));
    refused(21212, 400, () -> create(TwinRig.number("01"), "nobody"));
    refused(21210, 400, () -> create(TwinRig.number("01"), "+14155550000"));
    refusedPost(21201, 400, "/Calls.json", "From=%2B14155550199");
    refusedPost(21213, 400, "/Calls.json", "To=%2B14155550101");
  }

  @Test
  void refusesDocumentsAndCallbacksThatCannotBeCalled() {
    String numbers = "To=%2B14155550101&From=%2B14155550199";
    refusedPost(21205, 400, "/Calls.json", numbers);
    refusedPost(21205, 400, "/Calls.json", numbers + "&Url=screen.xml");
    refusedPost(21205, 400, "/Calls.json", numbers + "&Url=http://my_host/screen");
    String withUrl = numbers + "&Url=" + document;
    refusedPost(21609, 400, "/Calls.json", withUrl + "&StatusCallback=http://my_host/s");
    refusedPost(21209, 400, "/Calls.json", withUrl + "&Method=PUT");
    refusedPost(21208, 400, "/Calls.json", withUrl + "&Timeout=601");
    refusedPost(21234, 400, "/Calls.json", withUrl + "&MachineDetection=Guess");
  }

  @Test
  void knowsNoCallThatItDidNotMake() {
    refused(
        20404, 404, () -> Call.fetcher("CA00000000000000000000000000000000").fetch(twin.client));
    refusedPost(20404, 404, "/Recordings.json", "");
    refused(
        20404,
        404,
        () ->
            Participant.reader("CF00000000000000000000000000000000").read(twin.client).iterator());
  }

  @Test
  void refusesToRedirectALegThatIsNotInProgress() {
    Call call = create(TwinRig.number("03"), TwinRig.OUR_NUMBER);
    twin.reached(call.getSid(), CallStatus.RINGING);
    refused(21220, 400, () -> Call.updater(call.getSid()).setUrl(document).update(twin.client));
    refused(
        20001,
        400,
        () ->
            Call.updater(call.getSid())
                .setUrl(document)
                .setTwiml(new Twiml("<Response/>"))
                .update(twin.client));
    assertThat(Call.deleter(call.getSid()))
        .satisfies(deleter -> refused(20409, 409, () -> deleter.delete(twin.client)));
  }

  @Test
  void refusesLabelsThatLookLikeACallOrHoldASlash() {
    for (String label : List.of("a/b", "CA00000000000000000000000000000000")) {
      refused(
          16024,
          400,
          () ->
              Participant.creator("somewhere", OURS, new PhoneNumber(TwinRig.number("01")))
                  .setLabel(label)
                  .create(twin.client));
    }
    refused(
        20404,
        404,
        () ->
            Participant.creator(
                    "CF00000000000000000000000000000000",
                    OURS,
                    new PhoneNumber(TwinRig.number("01")))
                .create(twin.client));
  }

  @Test
  void acceptsABadEventListAndThenTellsNothing() {
    String to = TwinRig.number("02");
    String sid =
        Call.creator(new PhoneNumber(to), OURS, document)
            .setStatusCallback(URI.create(twin.customer.url("/bad-events")))
            .setStatusCallbackEvent(List.of("initiated", "everything"))
            .create(twin.client)
            .getSid();
    twin.reached(sid, CallStatus.BUSY);
    String good =
        Call.creator(new PhoneNumber(to), OURS, document)
            .setStatusCallback(URI.create(twin.customer.url("/good-events")))
            .setStatusCallbackEvent(List.of("initiated ringing completed"))
            .create(twin.client)
            .getSid();
    twin.reached(good, CallStatus.BUSY);
    TwinRig.soon().until(() -> twin.customer.hooks("/good-events").size() == 3);
    assertThat(twin.customer.hooks("/bad-events")).isEmpty();
  }

  private static Call create(String to, String from) {
    return Call.creator(new PhoneNumber(to), new PhoneNumber(from), document).create(twin.client);
  }

  /** For requests that Twilio's client would not let through. */
  private static void refusedPost(int code, int status, String path, String form) {
    HttpResponse<String> answer = twin.rest("POST", path, form);
    assertThat(answer.statusCode()).isEqualTo(status);
    JsonNode error = TwinRig.json().readTree(answer.body());
    assertThat(error.get("code").asInt()).isEqualTo(code);
    assertThat(error.get("status").asInt()).isEqualTo(status);
  }

  private static void refused(int code, int status, ThrowingCallable request) {
    assertThatThrownBy(request)
        .isInstanceOfSatisfying(
            ApiException.class,
            refused -> {
              assertThat(refused.getCode()).isEqualTo(code);
              assertThat(refused.getStatusCode()).isEqualTo(status);
            });
  }
}
